import { computed, ref, watch } from 'vue'
import {
  isOpenOrder,
  isWritable,
  lineOf,
  markPlaced,
  MOST_LINES,
  orderEdits,
  orderOf,
  problemsOf,
  totalsOf,
} from './desk_content'
import type { FoundProduct, PlacedOrder } from './desk_types'
import type { DeskWork } from './desk_work'
import { t } from './i18n'
import { patch, post, Problem } from './request'

/** The order of the work in hand: what is wrong with it, and the way to the server. */
export function useDeskOrder(work: DeskWork) {
  const busy = ref<'save' | 'confirm' | null>(null)
  /** What the server refused, by field; gone once the field is changed. */
  const refused = ref<Record<string, string>>({})
  const problem = ref<Problem | null>(null)
  /** Whether the agent asked for it already: before that, nothing is called wrong. */
  const asked = ref<'save' | 'confirm' | null>(null)

  const totals = computed(() => totalsOf(work.content.value?.lines ?? []))

  const errors = computed<Record<string, string>>(() => {
    const content = work.content.value
    if (!content || !isWritable(content)) return {}
    const own = asked.value ? problemsOf(content, asked.value === 'confirm') : {}
    const texts = Object.fromEntries(Object.entries(own).map(([field, key]) => [field, t(key)]))
    return { ...texts, ...refused.value }
  })

  /** Why F9 does nothing at the moment, or null. */
  const blocked = computed(() => {
    if (work.saving.away.value) return t('desk.order.blocked_offline')
    if (work.saving.state.kind === 'conflict') return t('desk.order.blocked_conflict')
    return null
  })

  watch(
    () => JSON.stringify([work.content.value?.lines, work.content.value?.customer]),
    () => (refused.value = {})
  )
  watch(
    () => {
      const typed = work.content.value
      return [typed?.regionId, typed?.address, typed?.deliveryMethodId, typed?.paymentMode]
    },
    () => (refused.value = {})
  )
  // What was read back is no longer what stands there.
  watch(
    () => {
      const { lines, customer, regionId, address, paymentMode } = work.content.value ?? {}
      const said = JSON.stringify([lines, customer, regionId, address, paymentMode])
      return { key: work.current.value?.key, said }
    },
    (next, before) => {
      const typed = work.content.value
      if (typed?.readBackAt && next.key === before.key && next.said !== before.said) {
        typed.readBackAt = null
      }
    }
  )
  watch(work.current, () => {
    asked.value = null
    problem.value = null
    refused.value = {}
  })

  function add(product: FoundProduct): number {
    const content = work.content.value
    if (!content || !isWritable(content)) return -1
    const at = content.lines.findIndex((line) => line.productId === product.id)
    if (at >= 0) {
      content.lines[at]!.quantity = (content.lines[at]!.quantity ?? 0) + 1
      return at
    }
    if (content.lines.length >= MOST_LINES) return -1
    content.lines.push(lineOf(product))
    return content.lines.length - 1
  }

  function remove(index: number) {
    work.content.value?.lines.splice(index, 1)
  }

  /** F8, F9: what is typed becomes an order, or the order that was saved before; confirmed in the same step when asked. */
  async function place(confirm: boolean): Promise<boolean> {
    const { content, current } = work
    if (!content.value || !current.value || busy.value || blocked.value) return false
    if (!isWritable(content.value)) return false
    asked.value = confirm ? 'confirm' : 'save'
    if (Object.keys(problemsOf(content.value, confirm)).length > 0) return false
    if (content.value.placed) return saveAgain(content.value.placed, confirm)
    const { key, callId } = current.value
    return send(confirm ? 'confirm' : 'save', async () => {
      const body = orderOf(content.value!, { key, callId, confirm })
      const { order } = await post<{ order: PlacedOrder }>('/desk/orders', body, {
        timeoutMs: 15_000,
      })
      if (current.value?.key === key) work.orderPlaced(order)
    })
  }

  /** An order that was saved as a draft: its changes, then on to logistics when asked. */
  function saveAgain(before: PlacedOrder, confirm: boolean): Promise<boolean> {
    return send(confirm ? 'confirm' : 'save', async () => {
      const { orderId } = before
      const isShown = () => work.content.value?.placed?.orderId === orderId
      let placed = before
      const typed = work.content.value!
      if (isOpenOrder(typed)) {
        const edits = orderEdits(typed, placed.version)
        const { fen } = totalsOf(typed.lines)
        const saved = await patch<{ version: number }>(`/orders/${orderId}`, edits)
        placed = { ...placed, version: saved.version, totalFen: fen }
        if (isShown()) markPlaced(typed, placed)
      }
      if (!confirm) return
      const confirmed = await post<Pick<PlacedOrder, 'version' | 'stockHold'>>(
        `/orders/${orderId}/confirmations`,
        { version: placed.version }
      )
      if (!isShown()) return
      markPlaced(typed, { ...placed, ...confirmed, status: 'confirmed' })
      void work.loadPop()
    })
  }

  /** After somebody else saved this order: goes on from there with what is typed here. */
  function goOnFrom(version: number, status: PlacedOrder['status']) {
    const placed = work.content.value?.placed
    if (!placed) return
    Object.assign(placed, { version, status })
    problem.value = null
  }

  async function send(how: 'save' | 'confirm', act: () => Promise<void>): Promise<boolean> {
    busy.value = how
    problem.value = null
    refused.value = {}
    try {
      await act()
      return true
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      problem.value = error
      refused.value = Object.fromEntries(
        Object.entries(error.errors).map(([field, messages]) => [field, messages[0] ?? ''])
      )
      return false
    } finally {
      busy.value = null
    }
  }

  return { busy, problem, errors, asked, blocked, totals, add, remove, place, goOnFrom }
}
