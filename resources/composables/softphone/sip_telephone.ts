import {
  type Invitation,
  Registerer,
  RegistererState,
  SessionState,
  UserAgent,
  type Web,
} from 'sip.js'
import { everySeconds } from './renewal_timer'

export type SipCredentials = { extension: string; secret: string; domain: string; url: string }

export type SipNews =
  | { type: 'registered' }
  | { type: 'refused' }
  | { type: 'disconnected' }
  /** `from`: what the switch shows as the caller. */
  | { type: 'rings'; from: string }
  | { type: 'talks' }
  | { type: 'over' }

/** Registrations end a minute after the last word (profile `browsers` of the switch). */
const EXPIRES_SECONDS = 60
const RENEWED_AFTER_SECONDS = 20
const CONNECT_SECONDS = 6
/** All candidates are in the house; waiting longer only delays the answer. */
const GATHERING_MS = 500
/** Unauthorised, forbidden, no such telephone: trying again changes nothing. */
const REFUSALS = new Set([401, 403, 404])

/**
 * A telephone in this page: registers over WebSocket, takes one call at a time, plays what it hears. Everything else
 * (hold, mute, transfer) the switch does, as with a desk telephone. What happens is told to `hear`.
 */
export class SipTelephone {
  readonly #agent: UserAgent
  readonly #registerer: Registerer
  readonly #speaker = new Audio()
  readonly #stopRenewing: () => void
  #session: Invitation | null = null
  #isStopped = false

  constructor(
    credentials: SipCredentials,
    readonly hear: (news: SipNews) => void,
    readonly microphone: () => MediaTrackConstraints
  ) {
    const { extension, secret, domain, url } = credentials
    this.#agent = new UserAgent({
      uri: UserAgent.makeURI(`sip:${extension}@${domain}`)!,
      authorizationUsername: extension,
      authorizationPassword: secret,
      transportOptions: { server: url, connectionTimeout: CONNECT_SECONDS, keepAliveInterval: 25 },
      sessionDescriptionHandlerFactoryOptions: {
        iceGatheringTimeout: GATHERING_MS,
        peerConnectionConfiguration: { iceServers: [] },
      },
      logBuiltinEnabled: false,
      delegate: {
        onDisconnect: (error) => {
          if (error && !this.#isStopped) hear({ type: 'disconnected' })
        },
        onInvite: (invitation) => this.#ring(invitation),
      },
    })
    this.#registerer = new Registerer(this.#agent, { expires: EXPIRES_SECONDS })
    this.#registerer.stateChange.addListener((state) => {
      if (state === RegistererState.Registered) hear({ type: 'registered' })
    })
    this.#stopRenewing = everySeconds(RENEWED_AFTER_SECONDS, () => {
      if (this.#registerer.state === RegistererState.Registered) void this.#register()
    })
  }

  /** Connects and registers; failing is told like a lost connection. */
  async connect(): Promise<void> {
    try {
      await (this.#agent.transport.state === 'Disconnected' && this.#agent.state === 'Started'
        ? this.#agent.reconnect()
        : this.#agent.start())
    } catch {
      if (!this.#isStopped) this.hear({ type: 'disconnected' })
      return
    }
    await this.#register()
  }

  playOn(speakerId: string): void {
    if ('setSinkId' in this.#speaker) void this.#speaker.setSinkId(speakerId).catch(() => undefined)
  }

  /** Picks up what rings. False when nothing does. */
  pickUp(): boolean {
    const session = this.#session
    if (session?.state !== SessionState.Initial) return false
    const constraints = { audio: this.microphone(), video: false }
    session.accept({ sessionDescriptionHandlerOptions: { constraints } }).catch(() => this.hangUp())
    return true
  }

  /** Ends the call, or refuses what rings. */
  hangUp(): void {
    const session = this.#session
    if (!session) return
    const ended =
      session.state === SessionState.Established
        ? session.bye()
        : session.state === SessionState.Initial
          ? session.reject({ statusCode: 486 })
          : Promise.resolve()
    void ended.catch(() => undefined)
  }

  /** Hangs up, takes the registration back and closes the connection. */
  async stop(): Promise<void> {
    this.#isStopped = true
    this.#stopRenewing()
    this.hangUp()
    try {
      if (this.#registerer.state === RegistererState.Registered) await this.#registerer.unregister()
    } finally {
      await this.#agent.stop()
    }
  }

  async #register(): Promise<void> {
    if (this.#isStopped) return
    try {
      await this.#registerer.register({
        requestDelegate: {
          onAccept: () => this.hear({ type: 'registered' }),
          onReject: ({ message }) => {
            const isFinal = REFUSALS.has(message.statusCode ?? 0)
            this.hear({ type: isFinal ? 'refused' : 'disconnected' })
          },
        },
      })
    } catch {
      // One registration is still on its way; its answer says how it went.
    }
  }

  #ring(invitation: Invitation): void {
    if (this.#session && this.#session.state !== SessionState.Terminated) {
      void invitation.reject({ statusCode: 486 }).catch(() => undefined)
      return
    }
    this.#session = invitation
    invitation.stateChange.addListener((state) => {
      if (state === SessionState.Established) this.#talk(invitation)
      if (state === SessionState.Terminated) this.#end(invitation)
    })
    this.hear({ type: 'rings', from: invitation.remoteIdentity.uri.user ?? '' })
  }

  #talk(invitation: Invitation): void {
    const media = invitation.sessionDescriptionHandler as Web.SessionDescriptionHandler
    this.#speaker.srcObject = media.remoteMediaStream
    void this.#speaker.play().catch(() => undefined)
    this.hear({ type: 'talks' })
  }

  #end(invitation: Invitation): void {
    if (this.#session !== invitation) return
    this.#session = null
    this.#speaker.srcObject = null
    this.hear({ type: 'over' })
  }
}
