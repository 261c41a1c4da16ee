import { computed } from 'vue'
import { usePage } from '@inertiajs/vue3'

export type SignedInEmployee = {
  id: number
  staffNo: string
  name: string
  role: string
}

/** The last refusal of the server: what to tell, and what a page may act on (allowed events, present version, …). */
export type Refusal = {
  code: string
  message: string
  details: Record<string, string | number | boolean | null | string[]>
}

/** What the server gives to every page. */
export type SharedProps = {
  locale: string
  employee: SignedInEmployee | null
  permissions: string[]
  refusal: Refusal | null
  notice: string | null
}

declare module '@inertiajs/core' {
  export interface InertiaConfig {
    sharedPageProps: Partial<SharedProps>
  }
}

/** The signed-in employee, or null on the pages before sign-in. */
export function useEmployee() {
  const page = usePage()
  return computed(() => page.props.employee ?? null)
}

/** Whether the signed-in employee holds a permission. For drawing only: the server decides. */
export function useMay() {
  const page = usePage()
  return (permission: string) => page.props.permissions?.includes(permission) ?? false
}

export function useRefusal() {
  const page = usePage()
  return computed(() => page.props.refusal ?? null)
}

export function useNotice() {
  const page = usePage()
  return computed(() => page.props.notice ?? null)
}
