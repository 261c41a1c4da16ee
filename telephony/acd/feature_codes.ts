import type { SwitchEvent } from '../esl/event.ts'

/** A code dialled at a telephone: `#55#21#` signs in to group 21, `*55*` signs out. */
export interface FeatureCode {
  action: 'sign_in' | 'sign_out'
  extension: string
  group: number | null
}

/**
 * Collects feature codes (`spotline::feature` with `action`, `ext`, `group`) and gives each out when
 * its call is over: signing in needs the telephone on-hook.
 */
export class FeatureCodes {
  private readonly dialled = new Map<string, FeatureCode>()

  /** Answers with a code when this event ends the call that it was dialled in. */
  take(event: SwitchEvent): FeatureCode | null {
    if (event.name === 'CHANNEL_HANGUP') {
      const code = this.dialled.get(event.uuid) ?? null
      this.dialled.delete(event.uuid)
      return code
    }
    if (event.name !== 'CUSTOM' || event.subclass !== 'spotline::feature') return null
    const action = event.get('action')
    if (action !== 'sign_in' && action !== 'sign_out') return null
    const group = Number(event.get('group'))
    const extension = event.get('ext') ?? ''
    this.dialled.set(event.uuid, { action, extension, group: group > 0 ? group : null })
    return null
  }
}
