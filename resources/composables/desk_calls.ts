import { computed, ref, watch } from 'vue'
import type { DeskWork } from './desk_work'
import type { ScreenPop, TodayCall } from './desk_types'
import { useLive } from './live'
import { phone } from './phone'
import { get, Problem } from './request'

type Message =
  | { type: 'screen_pop'; stage: 'offered' | 'answered'; pop: ScreenPop }
  | { type: 'call_over'; callId: string; stage: 'talk_ended' | 'ended' }
  | { type: 'phone' | 'waiting' }

/** The call's row is written a moment after its event is told. */
const ATTEMPTS = 6
const WAIT_MS = 400
/** How long the message with the caller's card may take before it counts as missed. */
const PATIENCE_MS = 1500

/** Offers and calls of this desk: told live, and looked up again after a reload or a lost connection. */
export function useDeskCalls(work: DeskWork) {
  const offer = ref<ScreenPop | null>(null)
  const today = ref<TodayCall[]>(work.props.calls)
  const endedAt = ref<{ callId: string; at: string } | null>(null)

  const rings = computed(() => ['reserved', 'ringing'].includes(phone.snapshot.state))

  useLive<Message>(`agents/${work.employee.id}`, receive, () => void catchUp(0))

  function receive(message: Message) {
    if (message.type === 'screen_pop') {
      if (message.stage === 'offered') offer.value = message.pop
      else answered(message.pop)
    } else if (message.type === 'call_over') {
      endedAt.value = { callId: message.callId, at: new Date().toISOString() }
      if (offer.value?.callId === message.callId) offer.value = null
      void loadToday()
    }
  }

  function answered(pop: ScreenPop) {
    if (offer.value?.callId === pop.callId) offer.value = null
    work.openCall(pop)
  }

  /** What is on the telephone decides; messages only make it faster. */
  async function catchUp(patience: number) {
    const { call, state } = phone.snapshot
    if (!call) return
    const isHere = () => (state === 'on_call' ? work.pop.value : offer.value)?.callId === call.id
    if (isHere()) return
    await new Promise((resolve) => setTimeout(resolve, patience))
    if (isHere()) return
    const pop = await lookUp(call.id)
    if (!pop || phone.snapshot.call?.id !== call.id) return
    if (phone.snapshot.state === 'on_call') answered(pop)
    else if (rings.value) offer.value = pop
  }

  async function lookUp(callId: string): Promise<ScreenPop | null> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (phone.snapshot.call?.id !== callId) return null
      try {
        const { pop } = await get<{ pop: ScreenPop }>(`/desk/calls/${callId}/pop`)
        return pop
      } catch (error) {
        if (!(error instanceof Problem)) throw error
        await new Promise((resolve) => setTimeout(resolve, WAIT_MS))
      }
    }
    return null
  }

  async function loadToday() {
    try {
      const { calls } = await get<{ calls: TodayCall[] }>('/desk/calls')
      today.value = calls
    } catch (error) {
      if (!(error instanceof Problem)) throw error
    }
  }

  watch(
    () => [phone.snapshot.call?.id, phone.snapshot.state] as const,
    () => {
      if (!rings.value) offer.value = null
      void catchUp(PATIENCE_MS)
    }
  )

  return { offer, today, endedAt, rings, loadToday, catchUp }
}
