import { onBeforeUnmount, readonly, ref } from 'vue'

type Listener = { receive: (message: never) => void; refetch?: () => void }
type Envelope = { channel: string; payload: unknown }

const FIRST_WAIT_MS = 1000
const LONGEST_WAIT_MS = 20_000
/** The server pings every 25 seconds; a stream that is silent for longer than two of them is dead. */
const SILENCE_MS = 60_000

const listeners = new Map<string, Set<Listener>>()
const connected = ref(false)

let stream: EventSource | null = null
let openedFor = ''
let attempts = 0
let changeTimer: ReturnType<typeof setTimeout> | undefined
let retryTimer: ReturnType<typeof setTimeout> | undefined
let silenceTimer: ReturnType<typeof setTimeout> | undefined

/** Whether live messages arrive at the moment; false while the server is away. */
export const liveConnected = readonly(connected)

/**
 * Receives the messages of a channel while the component lives. Nothing is replayed by the server: `refetch` is called
 * whenever messages may have been missed (the first connection included), and must bring the state up to date.
 */
export function useLive<T>(
  channel: string,
  receive: (message: T) => void,
  refetch?: () => void
): void {
  onBeforeUnmount(listen(channel, receive, refetch))
}

/** The same outside components; gives the function that stops listening. */
export function listen<T>(
  channel: string,
  receive: (message: T) => void,
  refetch?: () => void
): () => void {
  const listener: Listener = { receive, refetch }
  const group = listeners.get(channel) ?? new Set()
  listeners.set(channel, group.add(listener))
  scheduleChange()
  return () => {
    group.delete(listener)
    if (group.size === 0) listeners.delete(channel)
    scheduleChange()
  }
}

/** Components come and go together at a page change: one new stream for all of them. */
function scheduleChange() {
  clearTimeout(changeTimer)
  changeTimer = setTimeout(() => {
    const wanted = [...listeners.keys()].sort().join(',')
    if (wanted !== openedFor) open(wanted)
  }, 20)
}

/** The channels stand in the stream's query: a subscription lives only in the process that holds the stream. */
function open(channels: string) {
  clearTimeout(retryTimer)
  const before = stream
  openedFor = channels
  if (channels === '') return close(before)

  const query = new URLSearchParams({ channels })
  const next = new EventSource(`/live?${query}`)
  stream = next
  next.onopen = () => {
    before?.close()
    attempts = 0
    connected.value = true
    awaitPing()
    for (const group of listeners.values()) for (const { refetch } of group) refetch?.()
  }
  next.onmessage = (event: MessageEvent<string>) => {
    awaitPing()
    if (next !== stream) return
    const { channel, payload } = JSON.parse(event.data) as Envelope
    for (const { receive } of listeners.get(channel) ?? []) receive(payload as never)
  }
  next.onerror = () => {
    before?.close()
    if (next === stream) retry()
  }
}

function retry() {
  close(stream)
  const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** attempts++)
  // Spread over half the wait, so that a whole floor does not come back in the same instant.
  clearTimeout(retryTimer)
  retryTimer = setTimeout(() => open(openedFor), wait / 2 + Math.random() * (wait / 2))
}

function close(which: EventSource | null) {
  clearTimeout(silenceTimer)
  which?.close()
  if (which === stream) stream = null
  connected.value = false
}

function awaitPing() {
  clearTimeout(silenceTimer)
  silenceTimer = setTimeout(retry, SILENCE_MS)
}

window.addEventListener('online', () => {
  if (!connected.value && openedFor) open(openedFor)
})
window.addEventListener('pagehide', () => close(stream))
window.addEventListener('pageshow', (event) => {
  if (event.persisted && openedFor) open(openedFor)
})
