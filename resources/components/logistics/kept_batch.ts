import { onBeforeUnmount, reactive, watch } from 'vue'

import { newKey } from '~/composables/new_key'
import type { BatchRow, Parcel, Verdict } from './feedback'

export type KeptBatch = {
  /** Newest first. */
  rows: BatchRow[]
  /** The parcel on screen that is not on the list yet. */
  parcel: Parcel | null
  verdict: Verdict
  /** The same until the server has answered, so that nothing is accepted twice. */
  key: string
}

export const FRESH_VERDICT: Verdict = {
  result: 'delivered',
  reason: null,
  courierId: null,
  feeFen: 0,
  remark: '',
}

const fresh = (): KeptBatch => ({
  rows: [],
  parcel: null,
  verdict: { ...FRESH_VERDICT },
  key: newKey(),
})

function read(name: string): KeptBatch {
  try {
    const kept = JSON.parse(localStorage.getItem(name) ?? 'null') as Partial<KeptBatch> | null
    return kept && Array.isArray(kept.rows) ? { ...fresh(), ...kept } : fresh()
  } catch {
    // Something else wrote there; an empty list is better than no station.
    return fresh()
  }
}

/** The batch of this employee on this machine: it survives a reload, and is the same in two windows. */
export function useKeptBatch(employeeId: number): KeptBatch {
  const name = `spotline.feedback.${employeeId}`
  const batch = reactive(read(name))
  watch(batch, () => localStorage.setItem(name, JSON.stringify(batch)), { flush: 'sync' })

  function follow({ key, newValue }: StorageEvent) {
    if (key === name && newValue !== JSON.stringify(batch)) Object.assign(batch, read(name))
  }
  window.addEventListener('storage', follow)
  onBeforeUnmount(() => window.removeEventListener('storage', follow))
  return batch
}
