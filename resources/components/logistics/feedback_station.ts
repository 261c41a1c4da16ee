import { computed, ref } from 'vue'
import { ask } from '~/composables/ask'
import { t } from '~/composables/i18n'
import { get, post, Problem } from '~/composables/request'
import {
  MOST_ROWS,
  isCounted,
  sumsOf,
  type BatchRow,
  type Courier,
  type Parcel,
  type ReturnReason,
} from './feedback'
import { FRESH_VERDICT, useKeptBatch } from './kept_batch'

import { newKey } from '~/composables/new_key'
import type { useScanSound } from './scan_sound'

type Outcome =
  { waybillNo: string; accepted: true } | { waybillNo: string; accepted: false; message: string }

export type Happening = {
  at: number
  waybillNo: string
  state: 'delivered' | 'returned' | 'bad'
  text: string
}

/** Lines of what happened last. */
const LATELY = 3

const ACCEPT_TIMEOUT_MS = 60_000

/** Problems after which nobody knows whether the server did it. */
const UNSURE = ['offline', 'timeout', 'server']

/** The feedback station (spec: 出库反馈): a parcel on screen, its verdict, the batch, and its acceptance. */
export function useFeedbackStation(
  employeeId: number,
  couriers: () => Courier[],
  sound: ReturnType<typeof useScanSound>
) {
  const batch = useKeptBatch(employeeId)
  const trouble = ref<string | null>(null)
  const notice = ref<string | null>(null)
  const lately = ref<Happening[]>([])
  const looking = ref(false)
  const accepting = ref(false)
  const sums = computed(() => sumsOf(batch.rows, couriers()))

  function happened(waybillNo: string, state: Happening['state'], text: string) {
    lately.value = [{ at: Date.now(), waybillNo, state, text }, ...lately.value].slice(0, LATELY)
  }

  function refuse(text: string): false {
    trouble.value = text
    notice.value = null
    sound.bad()
    return false
  }

  /** Puts the parcel on screen onto the list; false, with what is missing, when it is not complete. */
  function add(): boolean {
    const { parcel, verdict } = batch
    if (!parcel) return true
    if (verdict.result === 'returned' && !verdict.reason)
      return refuse(t('logistics.station.choose_reason'))
    if (parcel.ownDelivery && verdict.courierId === null)
      return refuse(t('logistics.station.choose_courier'))
    if (sums.value.count >= MOST_ROWS)
      return refuse(t('logistics.station.full', { most: MOST_ROWS }))
    const courierId = parcel.ownDelivery ? verdict.courierId : null
    const row = { waybillNo: parcel.waybillNo, parcel, error: null }
    batch.rows.unshift({ ...row, verdict: { ...verdict, courierId } })
    happened(parcel.waybillNo, verdict.result, parcel.name)
    batch.parcel = null
    renew()
    trouble.value = null
    return true
  }

  /** The courier and his fee stay for the next parcel: he brings back a whole bag. */
  function renew() {
    const { courierId, feeFen } = batch.verdict
    batch.verdict = { ...FRESH_VERDICT, courierId, feeFen }
  }

  /** A number that was scanned or typed. False gives it back to the field: nothing of it was used. */
  async function scan(typed: string): Promise<boolean> {
    const number = typed.replaceAll(/\s/g, '')
    if (number === '') return true
    if (!add()) return false
    if (isListed(number)) {
      refuse(t('logistics.station.in_batch'))
      happened(number, 'bad', t('logistics.station.in_batch'))
      return true
    }
    looking.value = true
    try {
      const parcel = await get<Parcel>(
        `/feedback/parcels?${new URLSearchParams({ waybillNo: number })}`
      )
      if (isListed(parcel.waybillNo)) {
        refuse(t('logistics.station.in_batch'))
        return true
      }
      batch.parcel = parcel
      trouble.value = null
      notice.value = null
      sound.good()
      return true
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      return refusedScan(number, error)
    } finally {
      looking.value = false
    }
  }

  const isListed = (number: string) =>
    batch.rows.some(({ waybillNo, error }) => waybillNo === number && error === null)

  function refusedScan(number: string, problem: Problem): boolean {
    const text = problem.message || t(`shared.error.${problem.kind}`)
    refuse(text)
    if (problem.kind !== 'missing' && problem.kind !== 'conflict') return false
    happened(number, 'bad', text)
    const row = { waybillNo: number, parcel: null, error: text }
    batch.rows = batch.rows.filter(({ waybillNo }) => waybillNo !== number)
    batch.rows.unshift({ ...row, verdict: { ...FRESH_VERDICT } })
    return true
  }

  /** Takes a row back onto the screen to be changed. */
  function change(row: BatchRow) {
    if (!row.parcel || !add()) return
    remove(row)
    batch.parcel = row.parcel
    batch.verdict = { ...row.verdict }
  }

  function remove(row: BatchRow) {
    batch.rows = batch.rows.filter((one) => one !== row)
  }

  function clear() {
    batch.parcel = null
    renew()
    trouble.value = null
  }

  function choose(result: 'delivered' | 'returned', reason: ReturnReason | null = null) {
    if (!batch.parcel) return
    batch.verdict.result = result
    batch.verdict.reason = result === 'returned' ? reason : null
    trouble.value = null
  }

  async function accept() {
    if (accepting.value || !add()) return
    const { count, delivered, returned, refused } = sums.value
    if (count === 0) return
    const yes = await ask({
      title: t('logistics.station.ask_title', { count }),
      text: t('logistics.station.ask_text', { delivered, returned }),
      careful: refused > 0,
    })
    if (!yes) return
    accepting.value = true
    trouble.value = null
    notice.value = null
    try {
      const { outcomes } = await post<{ outcomes: Outcome[] }>(
        '/feedback/batches',
        { idempotencyKey: batch.key, rows: batch.rows.filter(isCounted).map(sent) },
        { timeoutMs: ACCEPT_TIMEOUT_MS }
      )
      settle(outcomes)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      refuse(
        UNSURE.includes(error.kind)
          ? t('logistics.station.unsure')
          : error.message || t(`shared.error.${error.kind}`)
      )
    } finally {
      accepting.value = false
    }
  }

  /** What was accepted leaves the list; what was not stays with its reason. */
  function settle(outcomes: Outcome[]) {
    const answers = new Map(outcomes.map((outcome) => [outcome.waybillNo, outcome]))
    const left: BatchRow[] = []
    for (const row of batch.rows) {
      const answer = answers.get(row.waybillNo)
      if (!answer || !isCounted(row)) left.push(row)
      else if (!answer.accepted) left.push({ ...row, error: answer.message })
    }
    batch.rows = left
    batch.key = newKey()
    const accepted = outcomes.filter((outcome) => outcome.accepted).length
    const refused = outcomes.length - accepted
    if (refused > 0) refuse(t('logistics.station.accepted_some', { accepted, refused }))
    else {
      notice.value = t('logistics.station.accepted', { count: accepted })
      sound.good()
    }
  }

  return {
    batch,
    sums,
    trouble,
    notice,
    lately,
    looking,
    accepting,
    add,
    scan,
    change,
    remove,
    clear,
    choose,
    accept,
  }
}

function sent({ waybillNo, verdict }: BatchRow) {
  const { result, reason, courierId, feeFen, remark } = verdict
  return {
    waybillNo,
    result,
    reason,
    courierId,
    deliveryFeeFen: feeFen,
    remark: remark.trim() || null,
  }
}
