"use client";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { playTones } from "./tones";

/** Two short tones through the speakers, so that the call can be heard before it matters. */
export function SoundCheck() {
  const [played, setPlayed] = useState(false);

  function play(): void {
    playTones([440, 660]);
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
