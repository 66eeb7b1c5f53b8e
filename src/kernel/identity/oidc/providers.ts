import { createRemoteJWKSet } from 'jose';
import * as openid from 'openid-client';
import { notFound, Refusal } from '../../refusal.ts';
import type { ProviderSettings } from './provider-settings.ts';

const timeoutSeconds = 10;
/** What a provider says about itself is asked again after a while: its keys and addresses may move. */
const freshMs = 60 * 60 * 1000;

export interface KnownProvider {
  settings: ProviderSettings;
  config: openid.Configuration;
  /** Its public keys, asked for when a token names one that is not known yet. */
  keys: ReturnType<typeof createRemoteJWKSet>;
}

type Discovered = Omit<KnownProvider, 'settings'>;

/** The providers of the city. Each is asked about itself when it is first needed (OpenID Connect Discovery). */
export class Providers {
  readonly all: readonly ProviderSettings[];
  readonly #known = new Map<string, { until: number; found: Promise<Discovered> }>();

  constructor(all: readonly ProviderSettings[]) {
    this.all = all;
  }

  settingsOf(id: string): ProviderSettings {
    const settings = this.all.find((provider) => provider.id === id);
    if (settings === undefined) throw notFound('identity.provider-not-found');
    return settings;
  }

  async get(id: string): Promise<KnownProvider> {
    const settings = this.settingsOf(id);
    const known = this.#known.get(id);
    const found = known !== undefined && performance.now() < known.until ? known.found : this.#discover(settings);
    try {
      return { settings, ...(await found) };
    } catch {
      this.#known.delete(id);
      throw new Refusal('unavailable', 'identity.provider-silent', { provider: id });
    }
  }

  #discover(settings: ProviderSettings): Promise<Discovered> {
    const found = discover(settings);
    this.#known.set(settings.id, { until: performance.now() + freshMs, found });
    return found;
  }
}

async function discover({ issuer, clientId, clientSecret }: ProviderSettings): Promise<Discovered> {
  const execute = issuer.startsWith('http:') ? [openid.allowInsecureRequests] : []; // loopback alone, by the settings
  const options = { execute, timeout: timeoutSeconds };
  const config = await openid.discovery(new URL(issuer), clientId, clientSecret, undefined, options);
  return { config, keys: createRemoteJWKSet(new URL(config.serverMetadata().jwks_uri ?? '')) };
}
