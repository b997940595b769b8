let audio: AudioContext | undefined;

/** Two short tones, after each other. Browsers are silent until somebody has clicked or typed in the page. */
export function playTones(frequencies: readonly [number, number]): void {
  audio ??= new AudioContext();
  void audio.resume().catch(() => undefined);
  const gain = new GainNode(audio, { gain: 0.12 });
  gain.connect(audio.destination);
  for (const [index, frequency] of frequencies.entries()) {
    const tone = new OscillatorNode(audio, { frequency });
    tone.connect(gain);
    tone.start(audio.currentTime + index * 0.25);
    tone.stop(audio.currentTime + index * 0.25 + 0.2);
  }
}
