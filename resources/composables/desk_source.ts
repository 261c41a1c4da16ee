import { computed } from 'vue'
import type { Desk } from './desk'
import { clock } from './format'
import { t } from './i18n'
import { now } from './now'
import { phone } from './phone'

/** The media source of the order on the desk: the call's own slot, one chosen by hand, or none. */
export function useDeskSource(desk: Desk) {
  /** What the call is credited to. */
  const proposed = computed(() => {
    const onAir = desk.pop.value?.onAir
    if (!onAir) return t('desk.order.source_call')
    return `${onAir.channelName} ${clock(onAir.startsAt)} ${onAir.productName}`
  })

  const shown = computed(() => {
    const { source, chosenSource } = desk.content.value!
    if (source === 'none') return t('orders.source.nothing')
    return source === 'chosen' && chosenSource ? chosenSource.label : proposed.value
  })

  /** When the call came: a picker begins with what was aired around it. ISO 8601. */
  const at = computed(() => {
    const { call } = phone.snapshot
    const callId = desk.current.value?.callId
    if (call && call.id === callId) return call.startedAt
    const known = desk.calls.today.value.find(({ id }) => id === callId)
    return known?.at ?? new Date(now.value).toISOString()
  })

  function choose(source: { id: number; label: string }) {
    Object.assign(desk.content.value!, { source: 'chosen', chosenSource: source })
  }

  function follow(source: 'proposed' | 'none') {
    Object.assign(desk.content.value!, { source, chosenSource: null })
  }

  return { proposed, shown, at, choose, follow }
}
