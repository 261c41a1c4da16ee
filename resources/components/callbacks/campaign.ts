import type { Option } from '~/components/shared/SelectInput.vue'
import { t } from '~/composables/i18n'

/** Shapes of outbound campaigns as the server sends them. Instants are ISO 8601. */

export type Choice = { id: number; label: string }
export type Disposition = { name: string; effect: 'done' | 'again' | 'opt_out' }

export type Template = {
  id: number
  name: string
  acdGroupId: number
  mode: 'preview' | 'progressive'
  script: string | null
  callerId: string | null
  maxAttempts: number
  retryMinutes: number
  retryByOutcome: Record<string, number>
  callFrom: string
  callTo: string
  dispositions: Disposition[]
  active: boolean
}

export type CampaignRow = {
  id: number
  name: string
  state: string
  mode: string
  groupName: string
  employee: string
  contacts: number
  finished: number
  reached: number
  createdAt: string
}

export type Monitor = {
  campaign: Omit<Template, 'active'> & { state: string }
  source: string
  states: Record<string, number>
  outcomes: Record<string, number>
  dispositions: { name: string; count: number }[]
  agents: { id: number; name: string; attempts: number; reached: number; open: number }[]
  nextAt: string | null
}

export type Desk = {
  campaigns: { id: number; name: string; mode: 'preview' | 'progressive'; pending: number }[]
  contact: {
    id: number
    state: string
    name: string
    number: string
    customerId: number | null
    attempts: number
    outcome: string | null
    campaign: {
      id: number
      name: string
      mode: 'preview' | 'progressive'
      script: string | null
      maxAttempts: number
      dispositions: Disposition[]
    }
    notes: { at: string; content: string }[]
  } | null
}

export const MODES = ['preview', 'progressive'] as const
export const RETRY_OUTCOMES = ['busy', 'no_answer', 'invalid', 'failed'] as const
export const EFFECTS = ['done', 'again', 'opt_out'] as const
export const CAMPAIGN_STATES = ['draft', 'running', 'paused', 'stopped', 'finished'] as const

/** The steps that a state allows. */
export const STEPS: Record<string, string[]> = {
  draft: ['start', 'stop'],
  running: ['pause', 'stop'],
  paused: ['start', 'stop'],
}

export function wordOptions(group: string, values: readonly string[]): Option[] {
  return values.map((value) => ({ value, label: t(`callbacks.campaigns.${group}.${value}`) }))
}

export function choiceOptions(choices: Choice[]): Option[] {
  return choices.map(({ id, label }) => ({ value: String(id), label }))
}
