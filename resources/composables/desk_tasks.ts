import { ref } from 'vue'
import { contentOfOrder, contentOfReorder, isOpenOrder } from './desk_content'
import type { DeskOrder, DeskTask } from './desk_types'
import type { DeskWork } from './desk_work'
import { useLive } from './live'
import { get, Problem } from './request'

/** Orders that came back to this desk: those that logistics gave back, and returned ones that are made anew. */
export function useDeskTasks(work: DeskWork) {
  const tasks = ref<DeskTask[]>(work.props.tasks)
  const problem = ref<Problem | null>(null)

  useLive<{ type: string }>(
    `agents/${work.employee.id}`,
    ({ type }) => {
      if (type === 'desk_tasks') void load()
    },
    () => void load()
  )

  async function attempt(act: () => Promise<void>) {
    problem.value = null
    try {
      await act()
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      problem.value = error
    }
  }

  const load = () =>
    attempt(async () => {
      const answer = await get<{ tasks: DeskTask[] }>('/desk/tasks')
      tasks.value = answer.tasks
    })

  async function read(orderId: number): Promise<DeskOrder> {
    const { order } = await get<{ order: DeskOrder }>(`/desk/orders/${orderId}`)
    return order
  }

  /** Lays an order on the desk that can be written; where it lies already, what was typed stays. */
  const openOrder = (orderId: number) =>
    attempt(async () => {
      const isIt = ({ placed }: { placed: { orderId: number } | null }) =>
        placed?.orderId === orderId
      if (work.content.value && isIt(work.content.value)) return
      const kept = [...work.tray.values()].find(({ content }) => isIt(content))
      if (kept) await work.open(kept)
      else await work.start(contentOfOrder(await read(orderId)))
    })

  /** The same goods once more: on the call in hand when it is with that customer, else as work without a call. */
  const reorder = (orderId: number) =>
    attempt(async () => {
      const order = await read(orderId)
      const content = contentOfReorder(order)
      const typed = work.content.value
      const here =
        work.current.value?.callId &&
        typed?.customer?.id === order.customerId &&
        !typed.placed &&
        !isOpenOrder(typed)
      if (!here) return work.start(content)
      const { lines, regionId, address, deliveryMethodId, paymentMode, reorderOf } = content
      Object.assign(typed, { lines, regionId, address, deliveryMethodId, paymentMode, reorderOf })
    })

  return { tasks, problem, load, openOrder, reorder }
}
