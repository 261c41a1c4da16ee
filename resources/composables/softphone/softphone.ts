import { watch } from 'vue'
import { answerHereBy, expectOwnLegBy, phone } from '../phone'
import { post, Problem } from '../request'
import { microphoneConstraints, tryMicrophone, chosenSound } from './devices'
import { nextLink, picksUpItself, retryDelayMs, type Link, type LinkEvent } from './link'
import { startRinging, stopRinging } from './ringer'
import type { SipCredentials, SipNews, SipTelephone } from './sip_telephone'
import { device, softphoneState as state } from './state'
import { askTelephoneTab, hearTabs, holdTelephone } from './tabs'

const READY_STORED_AS = 'spotline.was_ready'

/** Telephony hears of a registration a moment after us. */
const SIGN_IN_ATTEMPTS = 12
const SIGN_IN_PAUSE_MS = 500
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

let telephone: SipTelephone | null = null
let letGo: (() => void) | null = null
let wishedAt: number | null = null
let retry: ReturnType<typeof setTimeout> | undefined
let arrived: (() => void)[] = []

/** Nothing more comes by itself, or nothing more is needed for now. */
const SETTLED = new Set<Link['state']>(['registered', 'elsewhere', 'failed', 'off'])
const USABLE = new Set<Link['state']>(['registered', 'elsewhere'])

function tell(event: LinkEvent) {
  Object.assign(state, nextLink(state, event))
  if (SETTLED.has(state.state)) {
    for (const resolve of arrived.splice(0)) resolve()
  }
}

/** Becomes the telephone, unless another tab is it. True when one of them is registered, false when it can't be. */
async function start(): Promise<boolean> {
  if (state.state === 'off' || state.state === 'failed') begin()
  if (!SETTLED.has(state.state)) await new Promise<void>((resolve) => arrived.push(resolve))
  return USABLE.has(state.state)
}

function begin() {
  tell({ type: 'wanted' })
  if (!window.isSecureContext) return tell({ type: 'failed', fault: 'insecure' })
  const isAble = 'locks' in navigator && 'RTCPeerConnection' in window && navigator.mediaDevices
  if (!isAble) return tell({ type: 'failed', fault: 'unsupported' })
  letGo?.()
  letGo = holdTelephone({
    held: () => void connect(),
    elsewhere: () => tell({ type: 'elsewhere' }),
  })
}

async function connect() {
  tell({ type: 'held' })
  const fault = await tryMicrophone()
  if (fault) return tell({ type: 'failed', fault })
  tell({ type: 'microphone_open' })
  try {
    const [{ credentials }, { SipTelephone }] = await Promise.all([
      post<{ credentials: SipCredentials }>('/desk/phone/credentials', {
        secure: window.location.protocol === 'https:',
      }),
      import('./sip_telephone'),
    ])
    if (state.state !== 'connecting') return
    telephone = new SipTelephone(credentials, hear, microphoneConstraints)
    telephone.playOn(chosenSound.speaker)
    await telephone.connect()
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    tell({ type: 'failed', fault: 'server', message: error.message })
  }
}

function hear(news: SipNews) {
  switch (news.type) {
    case 'registered':
      return tell({ type: 'registered' })
    case 'refused':
      return tell({ type: 'failed', fault: 'refused' })
    case 'disconnected':
      return lost()
    case 'rings':
      return ring(news.from)
    case 'talks':
      stopRinging()
      Object.assign(state, { ringing: null, talking: true })
      return
    case 'over':
      stopRinging()
      Object.assign(state, { ringing: null, talking: false })
  }
}

function lost() {
  tell({ type: 'disconnected' })
  clearTimeout(retry)
  if (state.state === 'connecting' || state.state === 'lost') {
    retry = setTimeout(() => void telephone?.connect(), retryDelayMs(state.attempts))
  }
}

function ring(from: string) {
  state.ringing = from
  if (picksUpItself({ agentState: phone.snapshot.state, now: Date.now(), wishedAt })) {
    wishedAt = null
    telephone?.pickUp()
  } else startRinging()
}

function stop() {
  clearTimeout(retry)
  stopRinging()
  const stopped = telephone?.stop() ?? Promise.resolve()
  telephone = null
  const release = letGo
  letGo = null
  Object.assign(state, { ringing: null, talking: false })
  tell({ type: 'unwanted' })
  // The next tab may register once this one has taken its registration back.
  void stopped.catch(() => undefined).finally(() => release?.())
}

/** Registers this browser, then signs in at its extension. False with the fault in `state`, or in `phone.problem`. */
async function signIn(extension: string): Promise<boolean> {
  if (!(await start())) return false
  for (let attempt = 1; ; attempt++) {
    if (await phone.signIn(extension)) return true
    const isNotKnown = phone.problem.value?.code === 'EXTENSION_NOT_REGISTERED'
    if (!isNotKnown || attempt === SIGN_IN_ATTEMPTS) break
    await pause(SIGN_IN_PAUSE_MS)
  }
  stop()
  return false
}

/**
 * Keeps this browser the telephone of whoever signed in with it: over pages, reloads and lost connections, and until
 * signing out. Gives the function that stops.
 */
function keep(): () => void {
  let wasReady = sessionStorage.getItem(READY_STORED_AS) === '1'
  sessionStorage.removeItem(READY_STORED_AS)

  let wasOut = true
  const stopSession = watch(
    () => [phone.known.value, phone.snapshot.state === 'signed_out'] as const,
    ([isKnown, isOut]) => {
      if (!isKnown || device.value !== 'browser') return
      if (!isOut && state.state === 'off') void start()
      if (isOut && !wasOut) stop()
      wasOut = isOut
    },
    { immediate: true }
  )
  const stopReadiness = watch(
    () => [state.state, phone.snapshot.state, phone.snapshot.reason] as const,
    ([link, agent, reason], previous) => {
      if (agent === 'ready') wasReady = false
      if (previous?.[1] === 'ready' && agent === 'not_ready') wasReady = reason === 'device'
      // Without its registration the agent was taken out of distribution; with it he is back where he was.
      if (link === 'registered' && wasReady && agent === 'not_ready' && reason === 'device') {
        wasReady = false
        void phone.ready()
      }
    }
  )
  const stopTabs = hearTabs((wish) => {
    if (wish === 'pick_up') telephone?.pickUp()
    if (wish === 'hang_up') telephone?.hangUp()
    if (wish === 'own_leg') wishedAt = Date.now()
  })
  const stopAnswering = answerHereBy(() => {
    if (state.state === 'elsewhere') {
      askTelephoneTab('pick_up')
      return true
    }
    return telephone?.pickUp() ?? false
  })
  const stopExpecting = expectOwnLegBy(() => {
    wishedAt = Date.now()
    askTelephoneTab('own_leg')
  })

  const warn = (event: BeforeUnloadEvent) => {
    if (state.talking || state.ringing !== null) event.preventDefault()
  }
  const leave = () => {
    if (phone.snapshot.state === 'ready' && telephone) sessionStorage.setItem(READY_STORED_AS, '1')
    // The switch would keep the leg for most of a minute.
    telephone?.hangUp()
  }
  window.addEventListener('beforeunload', warn)
  window.addEventListener('pagehide', leave)
  return () => {
    for (const end of [stopSession, stopReadiness, stopTabs, stopAnswering, stopExpecting]) end()
    window.removeEventListener('beforeunload', warn)
    window.removeEventListener('pagehide', leave)
    stop()
  }
}

/** This browser as a telephone. */
export const softphone = {
  start,
  stop,
  signIn,
  keep,
  /** The speaker by its id; empty: the system's own choice. */
  playOn: (speaker: string) => telephone?.playOn(speaker),
}
