"use client";
import { useEffect, useEffectEvent, useState } from "react";

const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;

/** Whether files are being dragged over the page; `take` gets those that are dropped anywhere on it. */
export function useDroppedFiles(take: (files: File[]) => void): boolean {
  const [isOver, setIsOver] = useState(false);
  const onDrop = useEffectEvent(take);
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    const on = (type: "dragover" | "dragleave" | "drop", react: (event: DragEvent) => void) =>
      document.addEventListener(type, (event) => hasFiles(event) && react(event), { signal });
    on("dragover", (event) => {
      event.preventDefault();
      setIsOver(true);
    });
    on("dragleave", (event) => {
      if (!event.relatedTarget) setIsOver(false);
    });
    on("drop", (event) => {
      event.preventDefault();
      setIsOver(false);
      onDrop([...(event.dataTransfer?.files ?? [])]);
    });
    return () => listening.abort();
  }, []);
  return isOver;
}
