import type { Topic } from '@/lib/contracts/question';

export const topicWords = {
  policies: {
    title: 'Scaling policies',
    asks: 'Target tracking, step and scheduled scaling, and which one the load calls for.',
  },
  metrics: { title: 'Metrics', asks: 'Invocations per instance, latency, CPU and GPU: what each sees, and when.' },
  cooldowns: { title: 'Cooldowns', asks: 'What a cooldown holds back, what it lets through, and what it costs.' },
  'vpc-endpoints': {
    title: 'VPC endpoints',
    asks: 'What an endpoint in a private VPC can still reach, and what then fails.',
  },
  spot: { title: 'Spot capacity', asks: 'Where interruptions are survivable, and where Spot is refused.' },
  'scale-to-zero': {
    title: 'Scale to zero',
    asks: 'Which endpoints may have no instance at all, and who waits for the first.',
  },
} satisfies Record<Topic, { title: string; asks: string }>;
