import { computed, onBeforeUnmount, reactive, ref, watch, type Ref } from 'vue'
import { isStarted } from './desk_content'
import { openShelf, type KeptWork } from './desk_shelf'
import { liveConnected } from './live'
import { destroy, Problem, put } from './request'

const QUIET_MS = 800
const RETRY_MS = 4000

export type SavingState = {
  kind: 'empty' | 'typing' | 'saved' | 'local' | 'conflict'
  /** When it was kept, here or on the server. */
  at: string | null
}

type Saved = { draft: { key: string; revision: number; savedAt: string } }

/** Nothing happens on the server's side of the wire: no answer, or one that a working server would not give. */
function isAway(problem: Problem): boolean {
  return ['offline', 'timeout', 'server', 'throttled'].includes(problem.kind)
}

/**
 * Keeps what is typed: on this machine at every change, on the server once the typing rests. Two windows on the same
 * draft never overwrite each other: the later one is told.
 */
export function useDeskSaving(
  employeeId: number,
  current: Ref<KeptWork | null>,
  others: Map<string, KeptWork>
) {
  const shelf = openShelf(employeeId)
  const state = reactive<SavingState>({ kind: 'empty', at: null })
  const failing = ref(false)
  const wasConnected = ref(liveConnected.value)
  let timer: ReturnType<typeof setTimeout> | undefined
  let sending: Promise<void> = Promise.resolve()

  const away = computed(() => failing.value || (wasConnected.value && !liveConnected.value))

  function show(work: KeptWork | null) {
    state.kind = !work || !isStarted(work.content) ? 'empty' : work.saved ? 'saved' : 'typing'
    state.at = work?.changedAt ?? null
  }

  /** Takes a change: on this machine at once, to the server soon. */
  function changed(work: KeptWork) {
    work.changedAt = new Date().toISOString()
    work.saved = work.revision === 0 && !isStarted(work.content)
    shelf.keep(work)
    state.at = work.changedAt
    if (state.kind === 'conflict') return
    state.kind = work.saved ? 'empty' : away.value ? 'local' : 'typing'
    schedule(away.value ? RETRY_MS : QUIET_MS)
  }

  function schedule(wait: number) {
    clearTimeout(timer)
    timer = setTimeout(() => void flush(), wait)
  }

  /** Sends everything that the server does not have, one after the other. */
  function flush(): Promise<void> {
    clearTimeout(timer)
    sending = sending.then(async () => {
      const work = [current.value, ...others.values()].filter((one) => one !== null)
      for (const one of work) if (!one.saved) await send(one)
    })
    return sending
  }

  async function send(work: KeptWork) {
    const { key, callId, revision } = work
    const sent = JSON.stringify(work.content)
    try {
      const { draft } = await put<Saved>(`/desk/drafts/${key}`, {
        callId,
        content: work.content,
        revision,
      })
      failing.value = false
      work.revision = draft.revision
      work.saved = JSON.stringify(work.content) === sent
      shelf.keep(work)
      if (work === current.value) Object.assign(state, { kind: 'saved', at: draft.savedAt })
      if (!work.saved) schedule(QUIET_MS)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      failing.value = isAway(error)
      if (work === current.value) state.kind = error.kind === 'conflict' ? 'conflict' : 'local'
      if (error.kind !== 'conflict') schedule(RETRY_MS)
    }
  }

  /** The work is done or thrown away: here and on the server. */
  async function discard(work: KeptWork) {
    clearTimeout(timer)
    work.saved = true
    shelf.drop(work.key)
    await sending
    if (work.revision === 0) return
    try {
      await destroy(`/desk/drafts/${work.key}`)
    } catch (error) {
      // Left on the server it shows up in the tray again, where it can be thrown away once more.
      if (!(error instanceof Problem)) throw error
    }
  }

  /** In a conflict: what is on screen is based on what the other window saved, and replaces it. */
  async function overwrite(revision: number) {
    const work = current.value
    if (!work) return
    work.revision = revision
    work.saved = false
    state.kind = 'typing'
    await flush()
  }

  watch(liveConnected, (yes) => {
    wasConnected.value ||= yes
    if (yes) schedule(0)
    else if (state.kind === 'typing') state.kind = 'local'
  })
  onBeforeUnmount(() => void flush())

  return { shelf, state, away, show, changed, flush, discard, overwrite }
}
