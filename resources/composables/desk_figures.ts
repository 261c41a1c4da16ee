import { onBeforeUnmount, onMounted, ref } from 'vue'
import { useLive } from './live'
import { get, Problem } from './request'

/** What the server tells of the own day; see `app/desk/queries/own_figures`. */
export type DeskFigures = { unheard: number }

/** Figures that change without a message to this desk are looked up so often. */
const EVERY_MS = 60_000

/** The own figures as long as the component lives; null until they are here. */
export function useDeskFigures(employeeId: number) {
  const figures = ref<DeskFigures | null>(null)
  let timer: ReturnType<typeof setInterval> | undefined

  async function load() {
    try {
      const answer = await get<{ figures: DeskFigures }>('/desk/figures')
      figures.value = answer.figures
    } catch (error) {
      if (!(error instanceof Problem)) throw error
    }
  }

  useLive<{ type: string }>(`agents/${employeeId}`, ({ type }) => {
    if (type === 'message_left' || type === 'call_over') void load()
  })
  onMounted(() => {
    void load()
    timer = setInterval(load, EVERY_MS)
  })
  onBeforeUnmount(() => clearInterval(timer))
  return figures
}
