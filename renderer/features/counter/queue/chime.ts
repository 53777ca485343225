// A soft chime of two notes, made on the spot: no file of it is loaded. A browser lets it sound once somebody pressed a button.

const notes = [
  { hertz: 660, after: 0 },
  { hertz: 523, after: 0.28 },
] as const;
const lasts = 0.9;

/** Sounds the chime; nothing where the machine has no sound. */
export function chime(): void {
  const sound = new AudioContext();
  for (const { hertz, after } of notes) {
    const tone = sound.createOscillator();
    const volume = sound.createGain();
    const at = sound.currentTime + after;
    tone.frequency.value = hertz;
    volume.gain.setValueAtTime(0.0001, at);
    volume.gain.exponentialRampToValueAtTime(0.12, at + 0.03);
    volume.gain.exponentialRampToValueAtTime(0.0001, at + lasts);
    tone.connect(volume).connect(sound.destination);
    tone.start(at);
    tone.stop(at + lasts);
    tone.onended = () => void (after > 0 ? sound.close() : undefined);
  }
}
