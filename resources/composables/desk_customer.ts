import { computed, ref, watch } from 'vue'
import { changesOf, editOf, rebased, type StaleFile } from './desk_customer_edit'
import type { DeskWork } from './desk_work'
import { now } from './now'
import { patch, Problem } from './request'

/** The customer's file on the desk (A15): edited beside the call, saved on top of nobody else's changes. */
export function useDeskCustomer(work: DeskWork) {
  const busy = ref(false)
  const problem = ref<Problem | null>(null)

  const edit = computed(() => {
    const typed = work.content.value?.customerEdit
    return typed && typed.customerId === work.customer.value?.id ? typed : null
  })
  const stale = computed<StaleFile | null>(() =>
    problem.value?.code === 'STALE_VERSION' ? (problem.value.details as StaleFile) : null
  )
  const year = () => new Date(now.value).getFullYear()

  function begin() {
    const { content, customer } = work
    if (content.value && customer.value) content.value.customerEdit = editOf(customer.value)
    problem.value = null
  }

  function cancel() {
    if (work.content.value) work.content.value.customerEdit = null
    problem.value = null
  }

  /** After somebody else saved: goes on from there, with their values or the own ones. */
  function goOnFrom(theirs: boolean) {
    const typed = work.content.value
    if (!typed?.customerEdit || !stale.value) return
    typed.customerEdit = rebased(typed.customerEdit, stale.value, { theirs, year: year() })
    problem.value = null
  }

  async function save() {
    const typed = work.content.value
    const editing = edit.value
    if (!typed || !editing || busy.value) return
    busy.value = true
    problem.value = null
    try {
      await patch(`/desk/customers/${editing.customerId}`, changesOf(editing, year()))
      followAddress(editing.began, editing.fields)
      typed.customerEdit = null
      if (typed.customer) typed.customer.name = editing.fields.name.trim()
      await work.refreshCustomer()
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      problem.value = error
    } finally {
      busy.value = false
    }
  }

  /** An order that goes to the address of the file goes to the new one; one typed for this order stays. */
  function followAddress(
    began: { regionId: number | null; address: string },
    saved: { regionId: number | null; address: string }
  ) {
    const typed = work.content.value
    if (!typed || typed.placed) return
    const untouched = typed.address === began.address && typed.regionId === began.regionId
    if (!untouched && (typed.address !== '' || typed.regionId !== null)) return
    typed.address = saved.address.trim()
    typed.regionId = saved.regionId
  }

  watch(
    () => [work.current.value?.key, work.customer.value?.id],
    () => (problem.value = null)
  )

  return { edit, busy, problem, stale, year, begin, cancel, goOnFrom, save }
}
