"use client";
import { useState } from "react";
import { Button } from "@/app/_ui/button";

/** Two short tones through the speakers, so that the call can be heard before it matters. */
export function SoundCheck() {
  const [played, setPlayed] = useState(false);

  function play(): void {
    const audio = new AudioContext();
    const gain = new GainNode(audio, { gain: 0.12 });
    gain.connect(audio.destination);
    for (const [index, frequency] of [440, 660].entries()) {
      const tone = new OscillatorNode(audio, { frequency });
      tone.connect(gain);
      tone.start(audio.currentTime + index * 0.25);
      tone.stop(audio.currentTime + index * 0.25 + 0.2);
      if (index === 1) tone.onended = () => void audio.close();
    }
    setPlayed(true);
  }

  return (
    <>
      <Button onClick={play}>Check the sound</Button>
      <span role="status" className="self-center text-[13px] text-muted">
        {played ? "Two tones were played. Heard nothing? Check the volume and the output device." : ""}
      </span>
    </>
  );
}
