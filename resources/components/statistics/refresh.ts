import { onBeforeUnmount } from 'vue'

/**
 * Asks for fresh figures at most once in `quietMs`, however many messages come, and never twice at a time: the last
 * message of a burst is always followed by an answer that is younger than it.
 */
export function useRefresh(fetchFresh: () => Promise<void>, quietMs: number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let running = false
  let again = false

  async function run() {
    timer = undefined
    running = true
    again = false
    try {
      await fetchFresh()
    } finally {
      running = false
      if (again) plan()
    }
  }

  function plan() {
    timer ??= setTimeout(() => void run(), quietMs)
  }

  onBeforeUnmount(() => {
    clearTimeout(timer)
    again = false
  })

  return () => {
    if (running) again = true
    else plan()
  }
}
