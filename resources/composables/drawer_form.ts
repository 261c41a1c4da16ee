import { computed, reactive, ref, watch, type Ref } from 'vue'
import { Problem } from './request'

export type DrawerFormOptions<Fields extends object, Saved> = {
  /** The fields as they stand when the drawer opens. */
  blank: () => Fields
  /** Sends what was typed; a `Problem` stays in the drawer with everything typed. */
  send: (fields: Fields) => Promise<Saved>
  done?: (saved: Saved) => void
}

/**
 * The form in a drawer: filled when the drawer opens, sent once, its refusals beside the fields. `frame` is what
 * `FormDrawer` wants to know of it.
 */
export function useDrawerForm<Fields extends object, Saved>(
  open: Ref<boolean>,
  { blank, send, done }: DrawerFormOptions<Fields, Saved>
) {
  const fields = reactive(blank()) as Fields
  const problem = ref<Problem | null>(null)
  const busy = ref(false)
  const typed = ref(JSON.stringify(fields))

  function fill() {
    Object.assign(fields, blank())
    typed.value = JSON.stringify(fields)
    problem.value = null
  }

  watch(open, (isOpen) => {
    if (isOpen) fill()
  })

  /** Runs a request of the drawer; whether it went through. */
  async function attempt<Answer>(work: () => Promise<Answer>): Promise<Answer | undefined> {
    busy.value = true
    problem.value = null
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      problem.value = error
      return undefined
    } finally {
      busy.value = false
    }
  }

  async function save() {
    let went = false
    const saved = await attempt(async () => {
      const answer = await send(fields)
      went = true
      return answer
    })
    if (!went) return
    open.value = false
    done?.(saved as Saved)
  }

  const errors = computed(() => problem.value?.errors ?? {})
  const frame = computed(() => {
    const errorCount = Object.keys(errors.value).length
    return {
      dirty: JSON.stringify(fields) !== typed.value,
      busy: busy.value,
      errorCount,
      problem: errorCount > 0 ? null : problem.value,
    }
  })

  return { fields, errors, problem, frame, save, attempt }
}
