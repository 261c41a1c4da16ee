import { readContent, type DraftContent } from './desk_content.js'
import type { StoredDraft } from './desk_types.js'

/** One piece of work on the desk: a call with all that was typed about it. */
export type KeptWork = {
  key: string
  callId: string | null
  content: DraftContent
  /** The server's revision that this is based on; 0 when the server never had it. */
  revision: number
  /** When something was last typed. */
  changedAt: string
  /** The server has exactly this. */
  saved: boolean
}

/** What is kept on this machine for one employee: it outlives a reload, a crash and a server that is away. */
export function openShelf(employeeId: number) {
  const prefix = `spotline.desk.${employeeId}.`
  const currentName = `${prefix}current`

  function keep(work: KeptWork) {
    localStorage.setItem(`${prefix}work.${work.key}`, JSON.stringify(work))
  }

  function drop(key: string) {
    localStorage.removeItem(`${prefix}work.${key}`)
  }

  function all(): KeptWork[] {
    return Object.keys(localStorage)
      .filter((name) => name.startsWith(`${prefix}work.`))
      .map((name) => readWork(localStorage.getItem(name)))
      .filter((work) => work !== null)
  }

  function setCurrent(key: string | null) {
    if (key === null) localStorage.removeItem(currentName)
    else localStorage.setItem(currentName, key)
  }

  return { keep, drop, all, setCurrent, current: () => localStorage.getItem(currentName) }
}

function readWork(text: string | null): KeptWork | null {
  if (text === null) return null
  try {
    const work = JSON.parse(text) as KeptWork
    const content = readContent(work.content)
    return content && typeof work.key === 'string' ? { ...work, content } : null
  } catch {
    return null
  }
}

/**
 * What this machine kept, together with what the server has. What was typed here and never reached the server stays;
 * otherwise the server's is newer or the same. What the server had and has no more was finished elsewhere.
 */
export function mergeKept(local: KeptWork[], stored: StoredDraft[]): KeptWork[] {
  const merged = new Map<string, KeptWork>()
  for (const draft of stored) {
    const content = readContent(draft.content)
    if (!content) continue
    const { key, callId, revision, savedAt } = draft
    merged.set(key, { key, callId, content, revision, changedAt: savedAt, saved: true })
  }
  for (const work of local) {
    if (!work.saved || (work.revision === 0 && !merged.has(work.key))) merged.set(work.key, work)
  }
  return [...merged.values()].sort((one, other) => other.changedAt.localeCompare(one.changedAt))
}
