import { computed, onBeforeUnmount, onMounted, ref } from 'vue'
import { clockSkewMs, get, Problem } from './request'

export type CheckState = 'pending' | 'good' | 'warning'

const EVERY_MS = 5000
const SLOW_MS = 150
const CLOCK_TOLERANCE_MS = 5000

/** What the product needs of a browser and older ones lack. */
function isBrowserSupported(): boolean {
  return (
    typeof EventSource === 'function' &&
    typeof AbortSignal.any === 'function' &&
    typeof HTMLDialogElement === 'function' &&
    CSS.supports('selector(:has(a))')
  )
}

/** Looks at this machine and its way to the server every few seconds: only what can really be measured from here. */
export function useMachineChecks() {
  const roundTripMs = ref<number | null>(null)
  const reachable = ref<boolean | null>(null)
  const browser = isBrowserSupported()
  let timer: ReturnType<typeof setTimeout> | undefined

  async function look() {
    const start = performance.now()
    try {
      await get('/favicon.svg', { timeoutMs: 4000 })
      reachable.value = true
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      // Any answer came from the server; only silence means that it is out of reach.
      reachable.value = error.status > 0
    }
    roundTripMs.value = reachable.value ? Math.max(1, Math.round(performance.now() - start)) : null
    timer = setTimeout(look, EVERY_MS)
  }
  onMounted(look)
  onBeforeUnmount(() => clearTimeout(timer))

  return computed(() => ({
    browser: browser ? ('good' as const) : ('warning' as const),
    server: judge(reachable.value),
    roundTrip: judge(roundTripMs.value === null ? null : roundTripMs.value <= SLOW_MS),
    roundTripMs: roundTripMs.value,
    clock: judge(reachable.value ? Math.abs(clockSkewMs.value) <= CLOCK_TOLERANCE_MS : null),
    clockOffSeconds: Math.round(Math.abs(clockSkewMs.value) / 1000),
  }))
}

function judge(good: boolean | null): CheckState {
  if (good === null) return 'pending'
  return good ? 'good' : 'warning'
}
