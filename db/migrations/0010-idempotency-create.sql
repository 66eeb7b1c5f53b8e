-- Answers to requests that were sent with an Idempotency-Key, so that sending again changes nothing and tells the same.
create table idempotency (
  actor_id     text not null,
  key          text not null,
  request_hash text not null,
  status       int,
  etag         text,
  body         text,
  stored_at    timestamptz not null,
  primary key (actor_id, key)
);
comment on column idempotency.status is 'None while the act that owns the key is still in its transaction.';
create index idempotency_by_age on idempotency (stored_at);
