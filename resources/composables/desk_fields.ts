import { onBeforeUnmount, onMounted, type Ref } from 'vue'

const INNER = 'input:not([disabled]), textarea:not([disabled]), button:not([disabled])'

/** Moves the focus along the fields of a form that carry `data-step`, in the order of the page. */
function stepsIn(root: HTMLElement): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('[data-step]')].filter(
    (step) => innerOf(step) !== null && step.offsetParent !== null
  )
}

function innerOf(step: HTMLElement): HTMLElement | null {
  if (step.matches(INNER)) return step
  return step.querySelector<HTMLElement>('input:checked') ?? step.querySelector<HTMLElement>(INNER)
}

export function focusStep(root: HTMLElement | null | undefined, name: string): boolean {
  const step = root?.querySelector<HTMLElement>(`[data-step="${name}"]`)
  const inner = step ? innerOf(step) : null
  inner?.focus()
  if (inner instanceof HTMLInputElement && inner.type === 'text') inner.select()
  return inner !== null
}

/**
 * Enter moves on, Esc steps back; neither loses anything. `leads` sends Enter elsewhere than to the next field: the last
 * cell of a line goes back to the product search.
 */
export function useFieldSteps(
  root: Ref<HTMLElement | undefined>,
  leads: (from: string) => string | null
) {
  function onKeydown(event: KeyboardEvent) {
    if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    const target = event.target as HTMLElement
    const step = target.closest<HTMLElement>('[data-step]')
    // An open list takes both keys itself, as does a field with `data-keys="own"`; a button is pressed by Enter.
    if (!root.value || !step || target.getAttribute('aria-expanded') === 'true') return
    if (step.dataset.keys === 'own') return
    if (event.key === 'Enter' && target.tagName === 'BUTTON') return
    event.preventDefault()
    event.stopPropagation()
    const lead = event.key === 'Enter' ? leads(step.dataset.step ?? '') : null
    if (lead && focusStep(root.value, lead)) return
    const steps = stepsIn(root.value)
    const next = steps[steps.indexOf(step) + (event.key === 'Enter' ? 1 : -1)]
    const inner = next ? innerOf(next) : null
    inner?.focus()
    if (inner instanceof HTMLInputElement && inner.type === 'text') inner.select()
  }

  // Before the inputs' own handlers: some of them open a list on Enter.
  onMounted(() => root.value?.addEventListener('keydown', onKeydown, { capture: true }))
  onBeforeUnmount(() => root.value?.removeEventListener('keydown', onKeydown, { capture: true }))
}
