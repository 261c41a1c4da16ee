import { ref, type Ref } from 'vue'
import { useLive } from '~/composables/live'
import { get, post } from '~/composables/request'
import { type PrintBatchDetail } from './logistics'
import { newKey } from '~/composables/new_key'

type ProgressMessage = {
  type: string
  batchId: number
  state: PrintBatchDetail['state']
  printed?: number
  refused?: number
}

export type PrintWish = {
  deliveryMethodId: number
  orders?: number[]
  kind?: 'print' | 'reprint'
  reason?: string
}

/**
 * The print batches that this page shows the progress of. Live messages move them on; their end, and every new
 * connection, asks the server for the whole, refusals included.
 */
export function usePrintBatches(employeeId: number, finished: () => void) {
  const batches: Ref<PrintBatchDetail[]> = ref([])

  async function load(id: number) {
    const batch = await get<PrintBatchDetail>(`/waybill-prints/${id}`)
    const index = batches.value.findIndex((one) => one.id === id)
    if (index < 0) batches.value.unshift(batch)
    else batches.value[index] = batch
  }

  /** The same key when the first try got no answer: the batch is never printed twice. */
  async function print(wish: PrintWish, key = newKey()) {
    const { id } = await post<{ id: number }>('/waybill-prints', { ...wish, idempotencyKey: key })
    await load(id)
  }

  function receive(message: ProgressMessage) {
    if (message.type !== 'print_batch') return
    const batch = batches.value.find(({ id }) => id === message.batchId)
    if (!batch) return
    if (message.state === 'done' || message.state === 'failed') {
      void load(batch.id).then(finished)
      return
    }
    batch.state = message.state
    batch.printed = message.printed ?? batch.printed
    batch.refused = message.refused ?? batch.refused
  }

  const refetch = () => {
    for (const { id, state } of batches.value) {
      if (state === 'queued' || state === 'running') void load(id)
    }
  }
  useLive<ProgressMessage>(`files/${employeeId}`, receive, refetch)

  const close = (id: number) => {
    batches.value = batches.value.filter((batch) => batch.id !== id)
  }
  return { batches, print, load, close }
}
