/** A page in the background may run its own timers once a minute only; those of a worker go on. */
const TICKING = 'onmessage = ({ data }) => setInterval(() => postMessage(0), data)'

/** Calls `work` every so many seconds, also while the page is hidden; gives the function that stops. */
export function everySeconds(seconds: number, work: () => void): () => void {
  const address = URL.createObjectURL(new Blob([TICKING], { type: 'text/javascript' }))
  const worker = new Worker(address)
  worker.onmessage = work
  worker.postMessage(seconds * 1000)
  return () => {
    worker.terminate()
    URL.revokeObjectURL(address)
  }
}
