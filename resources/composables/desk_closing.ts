import { computed, ref, watch } from 'vue'
import type { useDeskCalls } from './desk_calls'
import type { DeskWork } from './desk_work'
import { phone } from './phone'
import { post, Problem } from './request'

/** The end of a call: its result in one key, with the note and the promise that go with it; then the next call. */
export function useDeskClosing(work: DeskWork, calls: ReturnType<typeof useDeskCalls>) {
  const busy = ref<string | null>(null)
  const problem = ref<Problem | null>(null)
  /** Note and promise as they were saved with the result. */
  const closedWith = ref<string | null>(null)

  const typed = () => {
    const content = work.content.value
    return content && JSON.stringify([content.note, content.noteStatus, content.reminder])
  }
  const isChanged = computed(
    () =>
      Boolean(work.content.value?.disposition) &&
      closedWith.value !== null &&
      closedWith.value !== typed()
  )
  const mayClose = computed(() => work.isOver.value && busy.value === null)
  const mayGoOn = computed(
    () => ['wrap_up', 'not_ready', 'ready'].includes(phone.snapshot.state) && !work.onCall.value
  )

  async function close(disposition: string) {
    const { content, current } = work
    const callId = current.value?.callId
    if (!content.value || !callId || !mayClose.value) return
    const saved = typed()
    const { note, noteStatus, reminder, customer } = content.value
    busy.value = disposition
    problem.value = null
    try {
      await post(`/desk/calls/${callId}/closings`, {
        disposition,
        note: note.trim() || null,
        noteStatus,
        customerId: customer?.id ?? null,
        reminder,
      })
      if (current.value?.callId !== callId) return
      content.value.disposition = disposition
      closedWith.value = saved
      await Promise.all([work.loadPop(), calls.loadToday()])
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      problem.value = error
    } finally {
      busy.value = null
    }
  }

  /** Clears the desk for the next caller; what is unfinished goes into the tray. */
  async function goOn() {
    const { state } = phone.snapshot
    if (state === 'wrap_up') await phone.endWrapUp()
    else if (state === 'not_ready') await phone.ready()
    if (!work.onCall.value) work.park()
  }

  watch(work.current, () => {
    problem.value = null
    closedWith.value = work.content.value?.disposition ? typed() : null
  })

  return { busy, problem, isChanged, mayClose, mayGoOn, close, goOn }
}
