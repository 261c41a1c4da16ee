import { readonly, shallowRef } from 'vue'

export type Question = {
  title: string
  /** One or two sentences; lines are kept. */
  text?: string
  /** Words of the two answers; the shared ones when left out. */
  yes?: string
  no?: string
  /** Something is lost by yes: the question starts on no. */
  careful?: boolean
}

type Open = Question & { answer: (yes: boolean) => void }

const open = shallowRef<Open | null>(null)

/** The question on screen; `ConfirmQuestion` draws it. */
export const openQuestion = readonly(open)

/** Asks and waits: Enter is yes, Esc is no. A new question answers the one before with no. */
export function ask(question: Question): Promise<boolean> {
  open.value?.answer(false)
  return new Promise((resolve) => {
    open.value = {
      ...question,
      answer(yes) {
        open.value = null
        resolve(yes)
      },
    }
  })
}
