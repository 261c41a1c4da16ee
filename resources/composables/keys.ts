import { onBeforeUnmount } from 'vue'

/** Names as they stand on a key cap: `F2`, `Alt+A`, `Ctrl+K`, `Enter`, `Esc`, `PgUp`, `+`, `1`. */
export type KeyHandler = (event: KeyboardEvent) => void
export type KeyMap = Record<string, KeyHandler>

export type KeyOptions = {
  /** False hides the keys for a while, for example while their button is disabled. */
  when?: () => boolean
  /** A layer above the page (dialog, palette, drawer): while it is there, only its own keys and global ones work. */
  layer?: boolean
  /** Works above every layer: the phone must answer while a question is open. */
  global?: boolean
}

type Registration = KeyOptions & { keys: KeyMap }

const registrations: Registration[] = []

const NAMES: Record<string, string> = {
  'Escape': 'Esc',
  'PageUp': 'PgUp',
  'PageDown': 'PgDn',
  'Delete': 'Del',
  'ArrowUp': '↑',
  'ArrowDown': '↓',
  ' ': 'Space',
}

/** The name of the pressed key, or null while an input method composes: its keys are not ours. */
export function keyName(event: KeyboardEvent): string | null {
  if (event.isComposing || event.keyCode === 229) return null
  let key = NAMES[event.key] ?? event.key
  // With Alt some layouts type a sign of their own; the place of the key says what was meant.
  const place = /^(?:Key|Digit)(.)$/.exec(event.code)
  if ((event.altKey || event.ctrlKey || event.metaKey) && place) key = place[1]!
  if (key.length === 1) key = key.toUpperCase()
  const prefix = [event.ctrlKey || event.metaKey ? 'Ctrl+' : '', event.altKey ? 'Alt+' : '']
  if (event.shiftKey && key.length > 1) prefix.push('Shift+')
  return prefix.join('') + key
}

/** A plain key is typing while a field has the focus; F-keys, page keys and combinations never are. */
function isTyping(name: string, target: EventTarget | null): boolean {
  if (/^F\d|^Pg|\+./.test(name)) return false
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || target.matches('input, textarea, select')
}

function onKeydown(event: KeyboardEvent) {
  const name = keyName(event)
  if (!name || event.defaultPrevented) return
  const top = registrations.filter(({ layer }) => layer).at(-1)
  const topIndex = top ? registrations.indexOf(top) : -1
  for (let index = registrations.length - 1; index >= 0; index--) {
    const { keys, when, global, layer } = registrations[index]!
    const handler = keys[name]
    if (!handler || (index < topIndex && !global) || (when && !when())) continue
    if (isTyping(name, event.target) && !(layer && name === 'Esc')) continue
    event.preventDefault()
    handler(event)
    return
  }
}

/**
 * Registers shortcuts for as long as the component lives; the latest registration of a key wins. What makes a layer is
 * mounted only while it is open, so that it and everything inside it come after the page.
 */
export function useKeys(keys: KeyMap, options: KeyOptions = {}): void {
  const registration: Registration = { ...options, keys }
  if (registrations.length === 0) window.addEventListener('keydown', onKeydown)
  registrations.push(registration)
  onBeforeUnmount(() => {
    registrations.splice(registrations.indexOf(registration), 1)
    if (registrations.length === 0) window.removeEventListener('keydown', onKeydown)
  })
}
