import { inject, provide, type InjectionKey } from 'vue'
import { useDeskCalls } from './desk_calls'
import { useDeskCustomer } from './desk_customer'
import { useDeskClosing } from './desk_closing'
import { useDeskOrder } from './desk_order'
import { useDeskPhrases } from './desk_phrases'
import { useDeskTasks } from './desk_tasks'
import { createDeskWork, type DeskEmployee, type DeskProps } from './desk_work'

export type Desk = ReturnType<typeof createDesk>

const KEY: InjectionKey<Desk> = Symbol('desk')

function createDesk(props: DeskProps, employee: DeskEmployee) {
  const work = createDeskWork(props, employee)
  const calls = useDeskCalls(work)
  return {
    ...work,
    calls,
    order: useDeskOrder(work),
    file: useDeskCustomer(work),
    closing: useDeskClosing(work, calls),
    phrases: useDeskPhrases(work, calls),
    tasks: useDeskTasks(work),
  }
}

/** Makes the desk for a page; its parts get it by `useDesk()`. */
export function provideDesk(props: DeskProps, employee: DeskEmployee) {
  const desk = createDesk(props, employee)
  provide(KEY, desk)
  return desk
}

export function useDesk(): Desk {
  const desk = inject(KEY)
  if (!desk) throw new Error('the desk is used outside its page')
  return desk
}
