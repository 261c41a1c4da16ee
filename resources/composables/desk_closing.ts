import { computed, ref, watch } from 'vue'
import type { useDeskCalls } from './desk_calls'
import { isNoteChanged, noteFields, noteText } from './desk_note'
import type { DeskWork } from './desk_work'
import { phone } from './phone'
import { post, Problem, put } from './request'

/** The end of a call: its result in one key, with the note and the promise that go with it; then the next call. */
export function useDeskClosing(work: DeskWork, calls: ReturnType<typeof useDeskCalls>) {
  const busy = ref<string | null>(null)
  const problem = ref<Problem | null>(null)

  const isChanged = computed(() => work.content.value !== null && isNoteChanged(work.content.value))
  const mayClose = computed(() => work.isOver.value && busy.value === null)
  const mayGoOn = computed(
    () => ['wrap_up', 'not_ready', 'ready'].includes(phone.snapshot.state) && !work.onCall.value
  )

  async function send(what: string, act: (callId: string) => Promise<void>) {
    const { content, current } = work
    const callId = current.value?.callId
    const typed = content.value
    if (!typed || !callId || busy.value) return
    const saved = noteText(typed)
    busy.value = what
    problem.value = null
    try {
      await act(callId)
      typed.noteSaved = { at: new Date().toISOString(), what: saved }
      typed.reminderDropped = false
      if (current.value?.callId !== callId) return
      await Promise.all([work.loadPop(), calls.loadToday()])
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      problem.value = error
    } finally {
      busy.value = null
    }
  }

  async function close(disposition: string) {
    const typed = work.content.value
    if (!typed || !mayClose.value) return
    await send(disposition, async (callId) => {
      const customerId = typed.customer?.id ?? null
      const closing = { disposition, customerId, ...noteFields(typed) }
      await post(`/desk/calls/${callId}/closings`, closing)
      typed.disposition = disposition
    })
  }

  /** Saves note, need and promise alone, also while the call goes on (C16). */
  async function saveNote() {
    const typed = work.content.value
    if (!typed?.customer || !isChanged.value) return
    const customerId = typed.customer.id
    await send('note', async (callId) => {
      await put(`/desk/calls/${callId}/note`, { customerId, ...noteFields(typed) })
    })
  }

  /** Clears the desk for the next caller; what is unfinished goes into the tray. */
  async function goOn() {
    const { state } = phone.snapshot
    if (state === 'wrap_up') await phone.endWrapUp()
    else if (state === 'not_ready') await phone.ready()
    if (!work.onCall.value) work.park()
  }

  watch(work.current, () => (problem.value = null))

  return { busy, problem, isChanged, mayClose, mayGoOn, close, saveNote, goOn }
}
