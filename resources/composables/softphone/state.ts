import { reactive, ref, watch } from 'vue'
import { t } from '../i18n'
import { LINK_OFF, type Link } from './link'

/** The telephone beside the computer, or the computer itself. */
export type Device = 'desk' | 'browser'

export type SoftphoneState = Link & {
  /** Who calls, as the switch shows it, while it rings here. */
  ringing: string | null
  talking: boolean
}

/** How this browser stands as a telephone; `softphone.ts` alone changes it, and is loaded when it is needed. */
export const softphoneState = reactive<SoftphoneState>({
  ...LINK_OFF,
  ringing: null,
  talking: false,
})

/** Why it can't be a telephone, in words; null when nothing is wrong. */
export function softphoneFault(): string | null {
  const { fault, message } = softphoneState
  if (fault === null) return null
  return message || t(`desk.softphone.faults.${fault}`)
}

const STORED_AS = 'spotline.device'

/** What whoever sits here takes calls with; remembered for this browser. */
export const device = ref<Device>(
  localStorage.getItem(STORED_AS) === 'browser' ? 'browser' : 'desk'
)

watch(device, (chosen) => localStorage.setItem(STORED_AS, chosen))

/** The part that makes this browser a telephone, loaded once. */
export async function loadSoftphone() {
  const { softphone } = await import('./softphone')
  return softphone
}
