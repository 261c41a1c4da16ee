import { computed, readonly, ref } from 'vue'
import { clockSkewMs } from './request'

const machine = ref(Date.now())

// One timer for every clock and timer on screen, on the full second, so that all of them change together.
function tick() {
  machine.value = Date.now()
  setTimeout(tick, 1000 - (machine.value % 1000))
}
tick()

/** Milliseconds since 1970 by the server's clock, moving once a second. */
export const now = readonly(computed(() => machine.value + clockSkewMs.value))

/** Whole seconds from an instant until now, never negative. */
export function secondsSince(instant: string | null): number {
  return instant ? Math.max(0, Math.floor((now.value - Date.parse(instant)) / 1000)) : 0
}

/** Whole seconds from now until an instant, never negative. */
export function secondsUntil(instant: string | null): number {
  return instant ? Math.max(0, Math.ceil((Date.parse(instant) - now.value) / 1000)) : 0
}
