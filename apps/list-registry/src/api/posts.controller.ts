import { Controller, Get, Post, Put } from '@nestjs/common';
import { Id, PostAnswer, PostBody, PostsAnswer } from '@yidan/contracts';
import { Allow, AllowAny, Answers, CurrentActor, IfMatch, RequiresIfMatch, ValidBody, ValidParam, type Actor } from '@yidan/platform';
import { postLifecycle } from '../domain/organisation/post.lifecycle.ts';
import { PostsViews } from '../storage/organisation/posts.views.ts';
import { AbolishPost } from '../use-cases/organisation/abolish-post.ts';
import { ChangePost } from '../use-cases/organisation/change-post.ts';
import { SetUpPost } from '../use-cases/organisation/set-up-post.ts';

/** 岗位 over HTTP. */
@Controller()
export class PostsController {
  constructor(
    private readonly setUpPost: SetUpPost,
    private readonly changePost: ChangePost,
    private readonly abolishPost: AbolishPost,
    private readonly views: PostsViews,
  ) {}

  @Get('units/:id/posts')
  @AllowAny({ scope: 'organs.read' })
  @Answers(PostsAnswer, { summary: 'The posts of an internal unit' })
  async ofUnit(@ValidParam('id', Id) unitId: string, @CurrentActor() actor: Actor): Promise<{ items: PostAnswer[] }> {
    return { items: await this.views.ofUnit(unitId, { roles: actor.roles, relations: [] }) };
  }

  @Post('units/:id/posts')
  @Allow({ step: [postLifecycle, 'setUp'] })
  @Answers(PostAnswer, { status: 201, summary: 'Set up a post' })
  async add(@ValidParam('id', Id) unitId: string, @ValidBody(PostBody) body: PostBody, @CurrentActor() actor: Actor): Promise<PostAnswer> {
    return this.after(await this.setUpPost.execute(unitId, body, actor), actor);
  }

  @Put('posts/:id')
  @Allow({ step: [postLifecycle, 'change'] })
  @RequiresIfMatch()
  @Answers(PostAnswer, { summary: 'Change a post' })
  async change(@ValidParam('id', Id) id: string, @ValidBody(PostBody) body: PostBody, @IfMatch() version: number, @CurrentActor() actor: Actor): Promise<PostAnswer> {
    await this.changePost.execute(id, body, version, actor);
    return this.after(id, actor);
  }

  @Post('posts/:id/abolish')
  @Allow({ step: [postLifecycle, 'abolish'] })
  @Answers(PostAnswer, { status: 200, summary: 'Abolish a post that nobody holds' })
  async abolish(@ValidParam('id', Id) id: string, @CurrentActor() actor: Actor): Promise<PostAnswer> {
    await this.abolishPost.execute(id, actor);
    return this.after(id, actor);
  }

  private after(id: string, actor: Actor): Promise<PostAnswer> {
    return this.views.one(id, { roles: actor.roles, relations: [] });
  }
}
