import type { FormVersion } from '../../shared/form/form-version.ts';
import { noticeHash } from '../../shared/notice/notice-hash.ts';
import type { SurveyManifest, WindowManifest } from '../../shared/rating-protocol/manifest.ts';
import { encodeBase64url } from '../../shared/wire/base64url.ts';
import type { Company, CompanyNotice } from '../organisation/company-store.ts';
import { INDICATOR_FIGURES_FROM } from '../results/disclosure/thresholds.ts';
import type { SurveyRecord, WindowRecord } from './window-store.ts';

/** A kept survey with what preparation made of it. */
export interface PreparedSurvey {
  survey: SurveyRecord;
  /** SHA-256 of its survey manifest. */
  manifestHash: Uint8Array;
}

/** Links that reach a survey: the sum over its client departments. */
export function linksOf(survey: SurveyRecord): number {
  return survey.clients.reduce((sum, client) => sum + client.links, 0);
}

/** The frozen public description of one survey. */
export function buildSurveyManifest(
  survey: { id: string; department: string; links: number },
  signingKey: Uint8Array,
  sealingKey: Uint8Array,
): SurveyManifest {
  return {
    version: 1,
    survey: survey.id,
    department: survey.department,
    linksIssued: survey.links,
    signing: {
      algorithm: 'RSABSSA-SHA384-PSS-Randomized',
      publicKey: encodeBase64url(signingKey),
    },
    sealing: {
      kem: 'DHKEM(P-256, HKDF-SHA256)',
      kdf: 'HKDF-SHA256',
      aead: 'AES-128-GCM',
      publicKey: encodeBase64url(sealingKey),
    },
  };
}

/** The frozen public description of a window; its hash is in every link. Names no person. */
export async function buildWindowManifest(
  window: WindowRecord,
  company: Company & CompanyNotice,
  form: FormVersion,
  prepared: PreparedSurvey[],
): Promise<WindowManifest> {
  const surveys = prepared.map(({ survey }) => survey);
  const clients = clientsOf(surveys);
  const names = new Map<string, string>();
  for (const survey of surveys) {
    names.set(survey.department, survey.departmentName);
    for (const client of survey.clients) names.set(client.department, client.name);
  }
  const facts = {
    company: company.name,
    ...(company.privacyContact === '' ? {} : { contact: company.privacyContact }),
    threshold: window.threshold,
    disclosure: { rule: 1, indicatorFiguresFrom: INDICATOR_FIGURES_FROM },
    retentionMonths: company.retentionMonths,
  } as const;
  return {
    version: 1,
    window: window.id,
    cycle: { id: window.cycle.id, kind: window.cycle.kind, label: window.cycle.label },
    ...facts,
    timeZone: company.timeZone,
    opensAt: window.opensAt,
    closesAt: window.plannedCloseAt,
    latestCloseAt: window.latestCloseAt,
    graceMinutes: window.graceMinutes,
    form,
    notice: await noticeHash(facts),
    linksIssued: clients.reduce((sum, client) => sum + client.links, 0),
    departments: [...names].map(([id, name]) => ({ id, name })).sort(byText((entry) => entry.id)),
    clients: clients.map(({ department, covers }) => ({ department, surveys: covers })),
    surveys: prepared
      .map(({ survey, manifestHash }) => ({
        survey: survey.id,
        department: survey.department,
        manifest: encodeBase64url(manifestHash),
      }))
      .sort(byText((entry) => entry.survey)),
  };
}

/** Client departments of the surveys, with their links and the surveys that these cover. */
export function clientsOf(
  surveys: SurveyRecord[],
): { department: string; links: number; covers: string[] }[] {
  const clients = new Map<string, { department: string; links: number; covers: string[] }>();
  for (const survey of surveys) {
    for (const { department, links } of survey.clients) {
      const client = clients.get(department) ?? { department, links, covers: [] };
      client.covers.push(survey.id);
      clients.set(department, client);
    }
  }
  for (const client of clients.values()) client.covers.sort();
  return [...clients.values()].sort(byText((client) => client.department));
}

/** Order by UTF-16 code units, the same everywhere, unlike a locale's. */
function byText<T>(text: (item: T) => string): (a: T, b: T) => number {
  return (a, b) => (text(a) < text(b) ? -1 : 1);
}
