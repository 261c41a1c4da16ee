/** Name of the lock, and of the channel, by which the tabs of one browser agree on who is the telephone. */
const NAME = 'spotline.softphone'

/** What another tab asks the one that is the telephone. */
export type TabWish = 'pick_up' | 'hang_up' | 'own_leg'

/**
 * Makes this tab the telephone: at once, or, after it was told that another tab is it, when that one closes or lets go.
 * Gives the function that lets go, or stops waiting.
 */
export function holdTelephone(tell: { held: () => void; elsewhere: () => void }): () => void {
  const waiting = new AbortController()
  let letGo = () => {}
  const released = new Promise<void>((resolve) => {
    letGo = resolve
  })
  const hold = async () => {
    tell.held()
    await released
  }
  const wait = async () => {
    const isFree = await navigator.locks.request(NAME, { ifAvailable: true }, async (lock) => {
      if (lock) await hold()
      return lock !== null
    })
    if (isFree || waiting.signal.aborted) return
    tell.elsewhere()
    await navigator.locks.request(NAME, { signal: waiting.signal }, hold)
  }
  void wait().catch((error: unknown) => {
    if (!(error instanceof DOMException && error.name === 'AbortError')) throw error
  })
  return () => {
    waiting.abort()
    letGo()
  }
}

const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel(NAME) : null

export function askTelephoneTab(wish: TabWish): void {
  channel?.postMessage(wish)
}

export function hearTabs(heard: (wish: TabWish) => void): () => void {
  const onMessage = ({ data }: MessageEvent<TabWish>) => heard(data)
  channel?.addEventListener('message', onMessage)
  return () => channel?.removeEventListener('message', onMessage)
}
