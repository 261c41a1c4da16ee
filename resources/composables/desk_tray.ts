import { ref } from 'vue'

const open = ref(false)

/** Whether the tray with the unfinished orders is on screen. */
export function useTray() {
  return { open }
}
