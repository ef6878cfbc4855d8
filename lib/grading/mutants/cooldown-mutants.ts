import type { CompiledPolicy } from '@/lib/simulation/compiled-scenario';
import { atOnce, type Mutant, ofEveryTarget } from './mutant';

const ofEveryPolicy = (change: (policy: CompiledPolicy) => CompiledPolicy) =>
  ofEveryTarget(({ policies }) => ({ policies: policies.map(change) }));

const scaleOutCooldown = (policy: CompiledPolicy) =>
  policy.kind === 'step' ? policy.cooldownSeconds : policy.scaleOutCooldownSeconds;

const longestScaleOutCooldown = (policies: readonly CompiledPolicy[]) => Math.max(0, ...policies.map(scaleOutCooldown));

/** Beliefs about what a cooldown is and whom it holds back. B1–B17 */
export const cooldownMutants: readonly Mutant[] = [
  {
    id: 'no-cooldowns',
    says: 'A cooldown holds nothing back.',
    compiled: ofEveryPolicy((policy) =>
      policy.kind === 'step'
        ? { ...policy, cooldownSeconds: 0 }
        : { ...policy, scaleOutCooldownSeconds: 0, scaleInCooldownSeconds: 0 },
    ),
  },
  {
    id: 'the-cooldown-is-the-start-up',
    says: 'A scale-out takes as long as its cooldown, and nothing else.',
    compiled: (compiled) => ({
      ...ofEveryTarget(({ policies, server, alarms }) => {
        if (policies.length === 0) return {};
        const launchSeconds = longestScaleOutCooldown(policies);
        return { server: { ...server, launchSeconds, downloadSeconds: 0, loadSeconds: 0 }, alarms: alarms.map(atOnce) };
      })(compiled),
      metricDelaySeconds: 0,
    }),
  },
  {
    id: 'the-cooldown-comes-first',
    says: 'A scale-out waits for its cooldown before it begins.',
    compiled: (compiled) => {
      const waits = compiled.targets.map(({ policies }) => longestScaleOutCooldown(policies));
      return { ...compiled, metricDelaySeconds: compiled.metricDelaySeconds + Math.max(0, ...waits) };
    },
  },
  {
    id: 'directions-swapped',
    says: 'Scaling out is what scaling in is called, and the other way round.',
    compiled: ofEveryTarget(({ policies, suspended }) => ({
      suspended: { ...suspended, scaleIn: suspended.scaleOut, scaleOut: suspended.scaleIn },
      policies: policies.map((policy) => {
        if (policy.kind === 'step') return policy;
        const { scaleInCooldownSeconds, scaleOutCooldownSeconds } = policy;
        return {
          ...policy,
          scaleInCooldownSeconds: scaleOutCooldownSeconds,
          scaleOutCooldownSeconds: scaleInCooldownSeconds,
        };
      }),
    })),
  },
  {
    id: 'larger-scale-outs-wait-too',
    says: 'During a cooldown nothing more starts in the same direction, larger or not.',
    rules: { largerScaleOutPassesCooldown: false },
  },
  {
    id: 'larger-scale-outs-pass',
    says: 'A larger scale-out passes during a cooldown.',
    rules: { largerScaleOutPassesCooldown: true },
  },
  {
    id: 'unset-scale-in-cooldown-is-600-seconds',
    says: 'A scale-in cooldown that nobody sets lasts 600 s.',
    rules: { defaultScaleInCooldownSeconds: 600 },
  },
  {
    id: 'unset-scale-in-cooldown-is-300-seconds',
    says: 'A scale-in cooldown that nobody sets lasts 300 s.',
    rules: { defaultScaleInCooldownSeconds: 300 },
  },
  {
    id: 'unset-cooldowns-are-zero',
    says: 'A cooldown that nobody sets does not exist.',
    rules: { defaultScaleOutCooldownSeconds: 0, defaultScaleInCooldownSeconds: 0, defaultStepCooldownSeconds: 0 },
  },
];
