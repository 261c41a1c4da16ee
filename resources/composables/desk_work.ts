import { computed, reactive, ref, watch } from 'vue'
import {
  emptyContent,
  isOpenOrder,
  isStarted,
  markPlaced,
  onlyCustomer,
  type DraftContent,
} from './desk_content'
import { isEdited } from './desk_customer_edit'
import { isNoteChanged } from './desk_note'
import { mergeKept, type KeptWork } from './desk_shelf'
import { useDeskSaving } from './desk_saving'
import { phone, type PhoneSnapshot } from './phone'
import { get, Problem } from './request'
import type {
  DeskChoices,
  DeskTask,
  PopCustomer,
  ScreenPop,
  StoredDraft,
  TodayCall,
} from './desk_types'
import { newKey } from './new_key'

export type DeskProps = {
  phone: PhoneSnapshot
  drafts: StoredDraft[]
  calls: TodayCall[]
  tasks: DeskTask[]
  choices: DeskChoices
}

export type DeskEmployee = { id: number; staffNo: string; name: string }

export type DeskWork = ReturnType<typeof createDeskWork>

/** Everything on the desk: the work in hand, the tray with the unfinished, the call that it belongs to. */
export function createDeskWork(props: DeskProps, employee: DeskEmployee) {
  const current = ref<KeptWork | null>(null)
  const pop = ref<ScreenPop | null>(null)
  const tray = reactive(new Map<string, KeptWork>())
  const saving = useDeskSaving(employee.id, current, tray)
  const defaultMethod = props.choices.deliveryMethods.find((method) => method.isDefault)

  const content = computed<DraftContent | null>(() => current.value?.content ?? null)
  /** Whom work without a call is about. */
  const visited = ref<PopCustomer | null>(null)
  const customer = computed<PopCustomer | null>(() => {
    const id = content.value?.customer?.id
    const known = pop.value?.customers ?? (visited.value ? [visited.value] : [])
    return known.find((one) => one.id === id) ?? null
  })
  const onCall = computed(
    () =>
      current.value?.callId !== null &&
      phone.snapshot.state === 'on_call' &&
      phone.snapshot.call?.id === current.value?.callId
  )
  /** The call has ended: its result can be given. */
  const isOver = computed(() => Boolean(current.value?.callId) && !onCall.value)

  function take(work: KeptWork | null) {
    current.value = work
    if (work) tray.delete(work.key)
    saving.shelf.setCurrent(work?.key ?? null)
    saving.show(work)
  }

  /** Every change is kept on this machine in the same tick. */
  watch(
    content,
    (next, before) => {
      const work = current.value
      if (work && next && next === before) saving.changed(work)
    },
    { deep: true, flush: 'sync' }
  )

  function fresh(callId: string | null): KeptWork {
    return {
      key: newKey(),
      callId,
      content: emptyContent(defaultMethod?.id ?? null),
      revision: 0,
      changedAt: new Date().toISOString(),
      saved: true,
    }
  }

  /** Lays the work in hand aside: into the tray when anything was typed and it is not finished. */
  function park() {
    const work = current.value
    if (!work) return
    if (isUnfinished(work)) {
      tray.set(work.key, work)
      saving.shelf.keep(work)
      void saving.flush()
    } else {
      void saving.discard(work)
    }
    pop.value = null
    take(null)
  }

  /** Shows a call that was answered here. The same call keeps what was typed about it. */
  function openCall(next: ScreenPop) {
    if (current.value?.callId !== next.callId) {
      park()
      const kept = [...tray.values()].find((work) => work.callId === next.callId)
      take(kept ?? fresh(next.callId))
    }
    pop.value = next
    const typed = content.value
    if (!typed) return
    typed.caller ||= next.caller.number
    const only = onlyCustomer(next)
    if (!typed.customer && only) chooseCustomer(only)
    else if (typed.customer && !customer.value) void loadCustomer(typed.customer.id)
  }

  /** A customer whom the number does not lead to: found as a duplicate, or chosen before a reload. */
  async function loadCustomer(id: number) {
    try {
      const answer = await get<{ customer: PopCustomer }>(`/desk/customers/${id}`)
      chooseCustomer(answer.customer)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
    }
  }

  /** Whom the call is with. An address is taken over while none is typed. */
  function chooseCustomer(chosen: PopCustomer) {
    const typed = content.value
    if (!typed) return
    typed.customer = { id: chosen.id, name: chosen.name }
    if (!pop.value) visited.value = chosen
    else if (!pop.value.customers.some((one) => one.id === chosen.id)) {
      pop.value.customers.push(chosen)
    }
    if (!typed.address && typed.regionId === null && chosen.address) {
      typed.regionId = chosen.address.regionId
      typed.address = chosen.address.detail
    }
  }

  /** Somebody else than the one that was chosen. */
  function forgetCustomer() {
    if (content.value) Object.assign(content.value, { customer: null, customerEdit: null })
  }

  /** The card shows the file as it is now. */
  async function refreshCustomer() {
    await loadPop()
    const id = content.value?.customer?.id
    if (id && !customer.value) await loadCustomer(id)
  }

  /** Opens what lies in the tray, or a call of today, with the call that it belongs to. */
  async function open(target: { key?: string; callId: string | null }) {
    const kept = target.key
      ? tray.get(target.key)
      : [...tray.values()].find((work) => work.callId === target.callId)
    if (!kept && current.value?.callId === target.callId && target.callId !== null) return
    park()
    take(kept ?? fresh(target.callId))
    await loadPop()
  }

  /** Begins work that no call asked for, with what is known of it. */
  async function start(known: DraftContent) {
    park()
    take({ ...fresh(null), content: known, saved: !isOpenOrder(known) })
    await loadPop()
  }

  /** What is known of the caller; without a call, of the customer whom the work is about. */
  async function loadPop() {
    const callId = current.value?.callId
    if (!callId) {
      const id = content.value?.customer?.id
      if (id) await loadCustomer(id)
      return
    }
    try {
      const answer = await get<{ pop: ScreenPop }>(`/desk/calls/${callId}/pop`)
      if (current.value?.callId === callId) openCall(answer.pop)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
    }
  }

  async function discard(key: string) {
    const work = tray.get(key)
    if (!work) return
    tray.delete(key)
    await saving.discard(work)
  }

  /** The order is placed: what is left of this work (note, result) gets a key of its own. */
  function orderPlaced(placed: NonNullable<DraftContent['placed']>) {
    const work = current.value
    if (!work) return
    saving.shelf.drop(work.key)
    Object.assign(work, { key: newKey(), revision: 0 })
    saving.shelf.setCurrent(work.key)
    markPlaced(work.content, placed)
    // The customer's card then shows what was just done.
    void loadPop()
  }

  /** In a conflict: what the other window saved replaces what is on screen. */
  function takeTheirs(theirs: DraftContent, revision: number) {
    const work = current.value
    if (!work) return
    const next = { ...work, content: theirs, revision, saved: true }
    saving.shelf.keep(next)
    take(next)
  }

  /** Another order for the same customer on the same call. */
  function anotherOrder() {
    const typed = content.value
    if (!typed) return
    Object.assign(typed, {
      placed: null,
      placedAs: null,
      reorderOf: null,
      lines: [],
      readBackAt: null,
      instructions: '',
      remark: '',
    })
  }

  function restore() {
    for (const work of mergeKept(saving.shelf.all(), props.drafts)) tray.set(work.key, work)
    const { call, state } = phone.snapshot
    const key = saving.shelf.current()
    const target =
      state === 'on_call' && call
        ? [...tray.values()].find((work) => work.callId === call.id)
        : tray.get(key ?? '')
    if (target) {
      take(target)
      void loadPop()
    }
    void saving.flush()
  }

  return {
    props,
    employee,
    current,
    content,
    pop,
    customer,
    tray,
    saving,
    onCall,
    isOver,
    openCall,
    open,
    start,
    park,
    chooseCustomer,
    forgetCustomer,
    loadCustomer,
    refreshCustomer,
    discard,
    orderPlaced,
    anotherOrder,
    takeTheirs,
    loadPop,
    restore,
  }
}

function isUnfinished(work: KeptWork): boolean {
  const { content } = work
  if (isOpenOrder(content)) return true
  if (content.customerEdit && isEdited(content.customerEdit)) return true
  if (work.callId === null) return false
  return content.disposition === null ? isStarted(content) : isNoteChanged(content)
}
