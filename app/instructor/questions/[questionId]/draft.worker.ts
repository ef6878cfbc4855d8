import '@/lib/workers/draft-worker';
