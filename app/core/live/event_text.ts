type Sent = { channel: string; payload: unknown }

const written = new WeakMap<object, { channel: string; text: string }>()

/** A message as an event stream carries it. The readers of one message share its payload, so it is written once. */
export function eventText(data: unknown): string {
  const { channel, payload } = data as Sent
  const shared = typeof payload === 'object' && payload !== null ? payload : null
  const known = shared && written.get(shared)
  if (known?.channel === channel) return known.text
  const text = `data: ${JSON.stringify(data)}\n\n`
  if (shared) written.set(shared, { channel, text })
  return text
}
