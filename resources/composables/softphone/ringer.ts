/** As telephones ring in this country: 450 Hz, one second of five (YD/T 1522). */
const PITCH_HZ = 450
const ON_SECONDS = 1
const CYCLE_SECONDS = 5
const LOUDNESS = 0.12

let context: AudioContext | null = null
let stopTone: (() => void) | null = null

/** Rings until `stopRinging`. Silent where the page may not sound yet because nobody has touched it. */
export function startRinging(): void {
  if (stopTone) return
  context ??= new AudioContext()
  void context.resume()
  const tone = new OscillatorNode(context, { frequency: PITCH_HZ })
  const volume = new GainNode(context, { gain: 0 })
  tone.connect(volume).connect(context.destination)
  const ring = () => {
    const now = context!.currentTime
    volume.gain.setValueAtTime(LOUDNESS, now)
    volume.gain.setValueAtTime(0, now + ON_SECONDS)
  }
  ring()
  const cycle = setInterval(ring, CYCLE_SECONDS * 1000)
  tone.start()
  stopTone = () => {
    clearInterval(cycle)
    tone.stop()
    volume.disconnect()
  }
}

export function stopRinging(): void {
  stopTone?.()
  stopTone = null
}
