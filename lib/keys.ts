// The names of an object's fields with their types. The compiler says no more than `string`, since a value may have fields
// that its type doesn't mention: only for objects that are written out in full.

export const keysOf = <T extends object>(from: T) => Object.keys(from) as (keyof T & string)[];

/** The same object with these fields alone. */
export function pick<T extends object, K extends keyof T & string>(from: T, names: readonly K[]): Pick<T, K> {
  return Object.fromEntries(names.map((name) => [name, from[name]])) as Pick<T, K>;
}
