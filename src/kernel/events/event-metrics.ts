import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

export interface EventMetrics {
  events: Counter;
  cut: Counter;
  lag: Histogram;
}

/** How live screens fare: how many listen, what reached this server and how late, who was too slow. */
export function eventMetrics(register: Registry, countStreams: () => number): EventMetrics {
  const registers = [register];
  new Gauge({
    name: 'dothi_event_streams',
    help: 'Live screens that listen to this server.',
    registers,
    collect() {
      this.set(countStreams());
    },
  });
  return {
    events: new Counter({ name: 'dothi_events_total', help: 'Events this server has read and handed on.', registers }),
    cut: new Counter({ name: 'dothi_event_streams_cut_total', help: 'Streams cut off for being too slow.', registers }),
    lag: new Histogram({
      name: 'dothi_event_lag_seconds',
      help: 'From the writing of an event to its reading, by the clock of the database.',
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
      registers,
    }),
  };
}
