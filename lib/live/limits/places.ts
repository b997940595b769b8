// Which of a person's few tabs a socket is: the lowest number that is free. What is counted by it outlives the socket, so that
// coming back is no way to a fresh budget, and another tab isn't held to what this one does.
const taken = new Map<string, Set<number>>();

export function takePlace(personId: string): { name: string; leave(): void } {
  const places = taken.get(personId) ?? new Set();
  taken.set(personId, places);
  let place = 0;
  while (places.has(place)) place += 1;
  places.add(place);
  return {
    name: `${personId} ${place}`,
    leave() {
      places.delete(place);
      if (places.size === 0 && taken.get(personId) === places) taken.delete(personId);
    },
  };
}
