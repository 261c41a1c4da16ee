import type { CampaignState, DialRules, Disposition } from '#app/callbacks/campaign_rules'

export type CampaignRules = DialRules & {
  acdGroupId: number
  mode: 'preview' | 'progressive'
  script: string | null
  callerId: string | null
  callFrom: string
  callTo: string
  dispositions: Disposition[]
}

export type CampaignRow = CampaignRules & { id: number; name: string; state: CampaignState }

/** The rules of a template or a campaign as its columns. */
export function rulesRow(rules: CampaignRules): Record<string, unknown> {
  return {
    acd_group_id: rules.acdGroupId,
    mode: rules.mode,
    script: rules.script,
    caller_id: rules.callerId,
    max_attempts: rules.maxAttempts,
    retry_minutes: rules.retryMinutes,
    retry_by_outcome: JSON.stringify(rules.retryByOutcome),
    call_from: rules.callFrom,
    call_to: rules.callTo,
    dispositions: JSON.stringify(rules.dispositions),
  }
}

export function rulesOf(row: Record<string, unknown>): CampaignRules {
  return {
    acdGroupId: row.acd_group_id as number,
    mode: row.mode as CampaignRules['mode'],
    script: row.script as string | null,
    callerId: row.caller_id as string | null,
    maxAttempts: row.max_attempts as number,
    retryMinutes: row.retry_minutes as number,
    retryByOutcome: read(row.retry_by_outcome) as DialRules['retryByOutcome'],
    callFrom: row.call_from as string,
    callTo: row.call_to as string,
    dispositions: read(row.dispositions) as Disposition[],
  }
}

export function campaignOf(row: Record<string, unknown>): CampaignRow {
  return {
    ...rulesOf(row),
    id: row.id as number,
    name: row.name as string,
    state: row.state as CampaignState,
  }
}

/** As text: MySQL's driver would parse JSON, MariaDB's would not. */
function read(value: unknown): unknown {
  return typeof value === 'string' ? JSON.parse(value) : value
}
